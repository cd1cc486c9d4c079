package io.ecocredit.institutions;

import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.institutions.InstitutionChangeRepository.Stated;
import io.ecocredit.institutions.InstitutionChangeRepository.Written;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/**
 * Changes what the directory says of an institution, or who succeeds it, in the transaction it is given (I-3). A change is of
 * the institution as it was seen; the league of registration keeps the directory.
 */
@Singleton
@Cites(
        value = {Article.A15, Article.A31},
        provisions = Provision.A10_ITEM_1,
        settles = Interpretation.I_3)
class DirectoryChange {

    private static final String CAUSE = "DIRECTORY";

    private final InstitutionRepository institutions;
    private final InstitutionChangeRepository changes;
    private final SuccessionChange successions;
    private final FileChange files;
    private final Divisions divisions;
    private final LegalClock clock;

    DirectoryChange(
            InstitutionRepository institutions,
            InstitutionChangeRepository changes,
            SuccessionChange successions,
            FileChange files,
            Divisions divisions,
            LegalClock clock) {
        this.institutions = institutions;
        this.changes = changes;
        this.successions = successions;
        this.files = files;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A change as it was asked for, of an institution as it was seen at a version. */
    record Wanted(Uscc uscc, long version, Kind kind, InstitutionChangeOrder order) {}

    /** Answers the institution as it is now. */
    Uni<Institution> carryOut(SqlConnection connection, Wanted wanted, Actor actor) {
        return require(connection, wanted.uscc())
                .invoke(now -> requireRegistering(now, actor))
                .call(now -> Recusals.requireNone(connection, Side.REGISTER, now.uscc()))
                .invoke(now -> Require.that(now.version() == wanted.version(), InstitutionChangeRepository::movedOn))
                .call(now -> wanted.kind() == Kind.AMENDED
                        ? amend(connection, now, wanted.order(), actor)
                        : successions.order(connection, now, wanted.order(), actor))
                .chain(() -> require(connection, wanted.uscc()));
    }

    private Uni<Institution> require(SqlConnection connection, Uscc uscc) {
        return institutions
                .find(connection, uscc)
                .map(found -> found.stream().findFirst().orElseThrow(OpenFiles::none));
    }

    /** The league of registration keeps the directory; of who is registered elsewhere, every league that has the file. */
    private void requireRegistering(Institution now, Actor actor) {
        String division = now.division();
        if (actor.league() != null && division != null && !actor.league().equals(divisions.ownerOf(division))) {
            throw Refusal.of(RefusalCode.OTHER_LEAGUE, "由登记地盟市变更")
                    .under(Clause.of(Provision.A7_PARAGRAPH_3))
                    .asException();
        }
    }

    /**
     * Decides what was asked about the succession of an institution as it was seen. Answers the institution as it is now.
     *
     * @throws RefusalException 403 for another league, and as {@link SuccessionChange#decide}
     */
    Uni<Institution> decide(SqlConnection connection, Asked asked, SuccessionChange.Decision decision, Actor actor) {
        return require(connection, asked.uscc())
                .invoke(now -> requireKeeping(now, actor))
                .call(now -> Recusals.requireNone(connection, Side.REGISTER, now.uscc()))
                .call(now -> successions.decide(connection, now, asked.request(), decision, actor))
                .chain(() -> require(connection, asked.uscc()));
    }

    /** A succession that stands is the league's of registration to decide about, a first one the successor's. */
    private void requireKeeping(Institution now, Actor actor) {
        if (now.successor() != null) {
            requireRegistering(now, actor);
        }
    }

    /** A request about the succession of an institution. */
    record Asked(Uscc uscc, long request) {}

    private Uni<Void> amend(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Said said = order.amended(now.said(), divisions);
        String renamed = said.name().equals(now.name()) ? "" : "名称由“" + now.name() + "”变更为“" + said.name() + "”。";
        LocalDate on = order.day(clock.today());
        String reason = order.requiredReason();
        Written written = new Written(Kind.AMENDED, said, now.successor(), renamed);
        Notice notice = new Notice(
                Kind.AMENDED.noun(),
                "机构" + Kind.AMENDED.label() + "：" + now.name(),
                renamed + "理由：" + reason,
                SuccessionChange.BASIS,
                null);
        return files.carryOut(
                connection,
                new Change(actor, new Concern(now.uscc(), on.getYear(), null), CAUSE, notice),
                entry -> changes.add(
                        connection, now, written, new Stated(on, reason, order.documentNo(), FileEntry.of(entry))));
    }
}
