package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.subject.AuthorityKind;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of annex 1 or 2 or an item of article 18.
 *
 * @param code {@code 1-09} is annex 1, ninth row; {@code 18-2-4} the fourth point of article 18, second item
 * @param section heading of the part of the annex (基础指标, 机构分类指标)
 * @param kinds the only kinds of institution it binds; empty when it binds every kind (I-13)
 * @param wording the official text, verbatim
 * @param countsOnlyWhenFinal whether it is a penalty, which waits for its finality (A13.1)
 * @param authorityKinds kinds of authority that must have established it; empty when any may (I-27)
 */
@Cites(
        value = {Article.A13, Article.A18},
        provisions = Provision.A16_PARAGRAPH_1,
        settles = {Interpretation.I_13, Interpretation.I_14, Interpretation.I_27})
public record Indicator(
        String code,
        Clause clause,
        String section,
        Set<InstitutionKind> kinds,
        String wording,
        Outcome outcome,
        boolean countsOnlyWhenFinal,
        Set<AuthorityKind> authorityKinds) {

    private static final String REFUSAL_TO_COOPERATE = "1-10";

    public Indicator {
        kinds = Set.copyOf(kinds);
        authorityKinds = Set.copyOf(authorityKinds);
    }

    public boolean binds(Collection<InstitutionKind> institutionKinds) {
        return kinds.isEmpty() || !Collections.disjoint(kinds, institutionKinds);
    }

    /** The only category a record under it can have: what rates 不良 directly is serious, all else general (A13, A14). */
    public Category category() {
        return outcome instanceof Outcome.Bad ? Category.SERIOUS : Category.GENERAL;
    }

    public boolean isForPractitioners() {
        return outcome instanceof Outcome.Noted;
    }

    /** Whether it rests on an authority's written finding; without one, a refusal to cooperate is a hint (A12.3). */
    public boolean needsWrittenFinding() {
        return code.equals(REFUSAL_TO_COOPERATE);
    }

    public boolean isDerived() {
        return outcome instanceof Outcome.Staff;
    }

    public boolean copiesClient() {
        return outcome instanceof Outcome.AsClient;
    }

    /** What a record under it brings about; where it copies the client, what befell that one, if it is known (I-11). */
    @Cites(settles = Interpretation.I_11)
    public Outcome outcomeFor(@Nullable ClientOutcome client) {
        if (!copiesClient()) {
            return outcome;
        }
        return switch (client) {
            case null -> outcome;
            case ClientOutcome.PointsLost lost -> new Outcome.Points(lost.points());
            case ClientOutcome.RatedBad rated -> new Outcome.Bad();
        };
    }

    /** How a record under it takes effect, and whether a warning can spare it (A13.1, I-21). */
    @Cites(settles = Interpretation.I_21)
    public Effect.Terms terms(Category category, @Nullable ClientOutcome client) {
        boolean canBeSpared =
                category == Category.GENERAL && !countsOnlyWhenFinal && !(outcomeFor(client) instanceof Outcome.Bad);
        return new Effect.Terms(countsOnlyWhenFinal, canBeSpared);
    }

    /** Whether the name of an authority leaves doubt that it is of a kind the indicator demands. */
    public boolean doubts(String authorityName) {
        return !authorityKinds.isEmpty() && authorityKinds.stream().noneMatch(kind -> kind.fits(authorityName));
    }

    /** Whether the account of the authority that produced a record speaks for a kind the indicator demands. */
    public Vouching vouchedByProducer(Set<AuthorityKind> account) {
        return isMetBy(account) ? Vouching.GIVEN : Vouching.MISSING;
    }

    /**
     * The same of an officer, who also enters what was obtained from another authority (A15.1): the account vouches, or
     * failing that the other's name may; where only one of the two does, a person looks at it.
     */
    public Vouching vouchedByOfficer(Set<AuthorityKind> account, String authorityName) {
        boolean byAccount = isMetBy(account);
        if (byAccount == doubts(authorityName)) {
            return Vouching.DOUBTFUL;
        }
        return byAccount ? Vouching.GIVEN : Vouching.MISSING;
    }

    private boolean isMetBy(Set<AuthorityKind> account) {
        return authorityKinds.isEmpty() || !Collections.disjoint(authorityKinds, account);
    }
}
