package io.ecocredit.records;

import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Single records for whoever acts on one, in the transaction of a connection: found, and what must hold of who acts. */
@Singleton
@Cites(Article.A15)
public class RecordDirectory {

    private final RecordRepository records;
    private final RecordFiles files;
    private final EvidenceService evidence;
    private final StandingAside aside;
    private final Divisions divisions;

    RecordDirectory(
            RecordRepository records,
            RecordFiles files,
            EvidenceService evidence,
            StandingAside aside,
            Divisions divisions) {
        this.records = records;
        this.files = files;
        this.evidence = evidence;
        this.aside = aside;
        this.divisions = divisions;
    }

    Divisions divisions() {
        return divisions;
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<RecordView> require(SqlConnection connection, String number) {
        return records.find(connection, number).map(RecordService::theOne);
    }

    /** The records of an institution as they are known now. */
    public Uni<List<RecordFile>> files(SqlConnection connection, String uscc) {
        return files.of(connection, List.of(uscc), Long.MAX_VALUE).map(found -> found.getOrDefault(uscc, List.of()));
    }

    /** One record with all that has happened to it, as it is known now. */
    public Uni<RecordFile> file(SqlConnection connection, RecordView record) {
        return files(connection, record.uscc())
                .map(found -> found.stream()
                        .filter(each -> each.fact().number().equals(record.recordNo()))
                        .findFirst()
                        .orElseThrow());
    }

    /**
     * What the valid records of an institution, of what it has taken over and of whoever has taken it over tell of the conduct
     * behind them, whoever recorded it (I-3, I-22); what the actor does not see is not named.
     */
    public Uni<List<Conduct>> conducts(SqlConnection connection, String uscc, Actor actor) {
        return records.ofSuccession(connection, uscc)
                .map(seen -> seen.stream().map(RecordView::recordNo).collect(Collectors.toSet()))
                .flatMap(
                        seen -> ActingPool.asTheService(connection, actor, () -> records.ofSuccession(connection, uscc))
                                .map(all -> conducts(all, seen)));
    }

    private static List<Conduct> conducts(List<RecordView> all, Set<String> seen) {
        return all.stream()
                .filter(each -> !each.isStruckOut())
                .map(each -> new Conduct(
                        seen.contains(each.recordNo()) ? each.recordNo() : null,
                        each.indicator(),
                        Objects.requireNonNullElse(each.occurredOn(), each.producedOn())))
                .toList();
    }

    /** Whether whoever acts answers for a record; the region reads everybody's and answers for its own. */
    public Uni<Boolean> answersFor(SqlConnection connection, RecordView record, Actor actor) {
        if (actor.role().equals(Roles.REGION) && !record.division().equals(Divisions.REGION)) {
            return Uni.createFrom().item(false);
        }
        return connection
                .preparedQuery("select register.answers_for($1)")
                .execute(Tuple.of(record.recordNo()))
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** @throws RefusalException 403 when somebody else answers for it (A15.1) */
    public Uni<Void> requireAnswering(SqlConnection connection, RecordView record, Actor actor) {
        return answersFor(connection, record, actor)
                .invoke(answers -> Require.that(
                        answers,
                        () -> Refusal.of(RefusalCode.OTHER_AUTHORITY, "信息由产生它的机关负责，只有该机关可以办理")
                                .under(Clause.of(Provision.A15_ITEM_1))
                                .asException()))
                .replaceWithVoid();
    }

    /**
     * A conflict with a record is one with any result that it weighs on (I-5).
     *
     * @throws RefusalException 403 for who has declared a conflict of interest, or whose bureau or authority is the institution's client
     */
    public Uni<Void> requireNoConflict(SqlConnection connection, RecordView record, Actor actor) {
        return aside.isFrom(connection, record.recordNo(), record.uscc(), record.producedOn(), actor)
                .invoke(RecordDirectory::requireNot)
                .replaceWithVoid();
    }

    /** The same where there is no record yet. */
    public Uni<Void> requireNoConflict(SqlConnection connection, String uscc, int year, Actor actor) {
        return aside.isFrom(connection, uscc, year, actor)
                .invoke(RecordDirectory::requireNot)
                .replaceWithVoid();
    }

    private static void requireNot(boolean aside) {
        Require.that(!aside, () -> StandingAside.refusal().asException());
    }

    /** @throws RefusalException 409 while it is in doubt whether the record is of another league's matter (I-10) */
    public Uni<Void> requireOwnMatter(SqlConnection connection, RecordView record) {
        return connection
                .preparedQuery("select register.is_doubted_matter($1)")
                .execute(Tuple.of(record.recordNo()))
                .invoke(rows -> Require.that(
                        !Statements.only(rows, Boolean.class),
                        () -> MatterOfLeagues.toBeSettled().asException()))
                .replaceWithVoid();
    }

    /** @throws RefusalException 400 with each file that is not about the record's institution, or not for whoever acts */
    public Uni<Void> requireEvidence(SqlConnection connection, RecordView record, List<UUID> named) {
        return requireEvidence(connection, record.uscc(), named);
    }

    /** The same where there is no record yet. */
    public Uni<Void> requireEvidence(SqlConnection connection, String uscc, List<UUID> named) {
        return evidence.require(connection, uscc, named);
    }
}
