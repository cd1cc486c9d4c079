package io.ecocredit.institutions;

import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.institutions.InstitutionChangeRepository.Stated;
import io.ecocredit.institutions.InstitutionChangeRepository.Successor;
import io.ecocredit.institutions.InstitutionChangeRepository.Written;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Turns;
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

    /** Successions follow one another, so that no two of them close a circle that neither sees. */
    private static final String SUCCESSIONS = "successions";

    private static final Clause BASIS = Clause.of(Interpretation.I_3);

    private final InstitutionRepository institutions;
    private final InstitutionChangeRepository changes;
    private final FileChange files;
    private final Divisions divisions;
    private final LegalClock clock;

    DirectoryChange(
            InstitutionRepository institutions,
            InstitutionChangeRepository changes,
            FileChange files,
            Divisions divisions,
            LegalClock clock) {
        this.institutions = institutions;
        this.changes = changes;
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
                .invoke(now -> Require.that(now.version() == wanted.version(), InstitutionChangeRepository::movedOn))
                .call(now -> wanted.kind() == Kind.AMENDED
                        ? amend(connection, now, wanted.order(), actor)
                        : succeed(connection, now, wanted.order(), actor))
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

    private Uni<Void> amend(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Said said = order.amended(now.said(), divisions);
        String renamed = said.name().equals(now.name()) ? "" : "名称由“" + now.name() + "”变更为“" + said.name() + "”。";
        return carryOut(connection, now, new Written(Kind.AMENDED, said, now.successor(), renamed), order, actor);
    }

    private Uni<Void> succeed(SqlConnection connection, Institution now, InstitutionChangeOrder order, Actor actor) {
        Uscc named = order.namedSuccessor(new Uscc(now.uscc()));
        String successor = named == null ? null : named.value();
        if (successor == null && now.successor() == null) {
            throw RefusalException.invalid("successor", null, "须写明承继机构的统一社会信用代码");
        }
        String words = successor == null ? "撤销承继关系。" : "由" + successor + "承继。";
        Written written = new Written(Kind.SUCCEEDED, now.said(), successor, words);
        return Turns.take(connection, SUCCESSIONS)
                .chain(() -> successor == null
                        ? Uni.createFrom().voidItem()
                        : requirePossible(connection, now.uscc(), successor))
                .chain(() -> carryOut(connection, now, written, order, actor));
    }

    /** A successor is registered, and does not lead back. */
    private Uni<Void> requirePossible(SqlConnection connection, String uscc, String successor) {
        return changes.successor(connection, uscc, successor)
                .invoke(found -> requirePossible(found, successor))
                .replaceWithVoid();
    }

    private static void requirePossible(Successor found, String successor) {
        if (!found.isKnown()) {
            throw impossible(RefusalCode.UNKNOWN_INSTITUTION, "承继机构不在基础名录库内", successor);
        }
        if (found.leadsBack()) {
            throw impossible(RefusalCode.CONFLICTING_DUPLICATE, "承继关系不能循环", successor);
        }
    }

    private static RefusalException impossible(RefusalCode code, String detail, String successor) {
        return Refusal.of(code, detail).under(BASIS).at("successor", successor).asException();
    }

    private Uni<Void> carryOut(
            SqlConnection connection, Institution now, Written written, InstitutionChangeOrder order, Actor actor) {
        LocalDate on = order.day(clock.today());
        String reason = order.requiredReason();
        Notice notice = new Notice(
                written.kind().noun(),
                "机构" + written.kind().label() + "：" + now.name(),
                written.words() + "理由：" + reason,
                BASIS,
                null);
        return files.carryOut(
                connection,
                new Change(actor, new Concern(now.uscc(), on.getYear(), null), CAUSE, notice),
                entry -> changes.add(
                        connection, now, written, new Stated(on, reason, order.documentNo(), FileEntry.of(entry))));
    }
}
