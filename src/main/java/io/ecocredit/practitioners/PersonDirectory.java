package io.ecocredit.practitioners;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
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

    public Divisions divisions() {
        return divisions;
    }

    public String bureauOf(Actor officer) {
        return divisions.bureauOf(officer.league());
    }
}
