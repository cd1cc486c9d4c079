package io.ecocredit.practitioners;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.record.MatterOfLeagues;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a review or a court quashed of a person comes back by a later decision of one, not by being entered again (I-25). */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_25)
final class QuashedMatters {

    private static final String KNOWN = """
            select r.record_no, concat_ws(' ', r.practitioner_no, r.indicator,
                access.folded(practitioners.standing_authority(r.record_no, r.authority)),
                access.folded(r.document_no)) as matter
            from practitioners.records r
            where r.practitioner_no = any($1::text[]) and r.document_no is not null and not access.reaches_all()
                and (select e.kind from practitioners.record_events e
                    where e.record_no = r.record_no and e.kind in ('WITHDRAWN', 'REINSTATED', 'QUASHED')
                    order by e.event_no desc limit 1) = 'QUASHED'
            """;

    private QuashedMatters() {}

    /** Refuses new records of such matters, but the region's. Blocks. */
    static void refuse(Connection connection, List<Candidate<PractitionerRecordsImport.Row>> candidates)
            throws SQLException {
        Map<String, String> quashed = new HashMap<>();
        Tuple people = Tuple.tuple()
                .addArrayOfString(candidates.stream()
                        .map(candidate -> candidate.fact().practitioner())
                        .distinct()
                        .toArray(String[]::new));
        for (Row row : OverJdbc.query(connection, KNOWN, people)) {
            quashed.put(row.getString("matter"), row.getString("record_no"));
        }
        for (Candidate<PractitionerRecordsImport.Row> candidate : candidates) {
            PractitionerRecordsImport.Row folded = candidate.fact().folded();
            String document = folded.documentNumber();
            String record = document == null
                    ? null
                    : quashed.get(
                            String.join(" ", folded.practitioner(), folded.indicator(), folded.authority(), document));
            if (record != null && !record.equals(candidate.key())) {
                candidate.refuse(MatterOfLeagues.quashed(record)
                        .at("document_no", candidate.fact().documentNumber()));
            }
        }
    }
}
