package io.ecocredit.practitioners;

import io.ecocredit.evidence.EvidenceFiles;
import io.ecocredit.evidence.EvidencePlace;
import io.ecocredit.evidence.SubjectFiles;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Fault;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Evidence about practitioners, on the side that reaches natural persons (A36). */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class PractitionerEvidenceService extends SubjectFiles {

    private final PersonsSide persons;
    private final PractitionerRepository people;

    PractitionerEvidenceService(PersonsSide persons, PractitionerRepository people, EvidenceFiles files) {
        super(files);
        this.persons = persons;
        this.people = people;
    }

    @Override
    public Uni<Void> require(SqlConnection connection, String practitioner, List<UUID> named) {
        return connection
                .preparedQuery("""
                        select t.id from unnest($1::uuid[]) as t (id) where not exists (
                            select from practitioners.evidence e where e.evidence_id = t.id and e.practitioner_no = $2)
                        """)
                .execute(
                        Tuple.tuple().addArrayOfUUID(named.toArray(UUID[]::new)).addString(practitioner))
                .invoke(missing -> {
                    if (missing.rowCount() > 0) {
                        throw new RefusalException(
                                Refusal.of(RefusalCode.UNKNOWN_EVIDENCE, "该从业人员没有您可查看的此佐证材料"),
                                missing.stream()
                                        .map(row -> unknown(Statements.only(row, UUID.class)))
                                        .toList());
                    }
                })
                .replaceWithVoid();
    }

    private static Fault unknown(UUID id) {
        return Refusal.of(RefusalCode.UNKNOWN_EVIDENCE, "没有您可查看的此佐证材料")
                .at("evidence", id.toString())
                .fault();
    }

    @Override
    protected EvidencePlace placeOf(String practitioner) {
        return new EvidencePlace(
                persons,
                new EvidencePlace.Owner("practitioners.evidence", "practitioner_no", practitioner),
                connection -> people.require(connection, practitioner));
    }
}
