package io.ecocredit.practitioners;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/**
 * Persons and their records for whoever acts on one, in the transaction of a connection: found, and what must hold of who
 * acts. Nobody decides about people with whom they have a conflict of interest (公务员法第七十六条).
 */
@Singleton
public class PersonDirectory {

    private final PractitionerRepository people;
    private final PractitionerRecordRepository records;
    private final PractitionerEvidenceService evidence;
    private final Divisions divisions;

    PersonDirectory(
            PractitionerRepository people,
            PractitionerRecordRepository records,
            PractitionerEvidenceService evidence,
            Divisions divisions) {
        this.people = people;
        this.records = records;
        this.evidence = evidence;
        this.divisions = divisions;
    }

    /** @throws RefusalException 404 when there is no such person or they are not the reader's to see */
    public Uni<Void> require(SqlConnection connection, String practitioner) {
        return people.require(connection, practitioner).replaceWithVoid();
    }

    /** @throws RefusalException 404 when the person has no such record or it is not the reader's to see */
    public Uni<PractitionerRecordView> requireRecord(SqlConnection connection, String practitioner, String recordNo) {
        return records.require(connection, practitioner, recordNo);
    }

    /** @throws RefusalException 400 with each file that is not about the person, or not for whoever acts */
    public Uni<Void> requireEvidence(SqlConnection connection, String practitioner, List<UUID> named) {
        return evidence.require(connection, practitioner, named);
    }

    /**
     * That the officer declared no conflict with the person, under any number (I-34). The officer's bureau does not stand aside as a
     * whole, whomever the person served: nobody else could decide.
     *
     * @throws io.ecocredit.regulation.text.RefusalException 403 when there is one
     */
    public Uni<Void> requireNotRecused(SqlConnection connection, String practitioner, Actor officer, Clause clause) {
        return refuseIf(
                connection, clause, "select practitioners.is_recused($1, $2)", Tuple.of(practitioner, officer.name()));
    }

    public Divisions divisions() {
        return divisions;
    }

    public String bureauOf(Actor officer) {
        return divisions.bureauOf(officer.league());
    }

    private static Uni<Void> refuseIf(SqlConnection connection, Clause clause, String conflict, Tuple values) {
        return connection
                .preparedQuery(conflict)
                .execute(values)
                .invoke(rows -> Require.that(
                        !Statements.only(rows, Boolean.class),
                        () -> Refusal.of(RefusalCode.CONFLICT_OF_INTEREST, "您已声明回避，不得决定")
                                .under(clause)
                                .asException()))
                .replaceWithVoid();
    }
}
