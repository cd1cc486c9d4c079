package io.ecocredit.records;

import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.procedure.LineYear;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** A good record of either line that Baotou answers for, by form and as a file, with some of it said otherwise. */
final class LineRecords {

    private static final String RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,source,"
                    + "client_uscc,client_outcome,client_points,client_document_no,summary\n";
    private static final String PERSONS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                    + "client_name,summary\n";

    private LineRecords() {}

    static String kind(LineYear line) {
        return line == LineYear.INSTITUTIONS ? "records" : "practitioner_records";
    }

    /** The address of a subject's records. */
    static String at(LineYear line, String subject) {
        return line == LineYear.INSTITUTIONS ? "/api/v1/records" : "/api/v1/practitioners/" + subject + "/records";
    }

    static Response entered(
            LineYear line, RequestSpecification who, String number, String subject, Map<String, Object> otherwise) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "recordNo",
                number,
                "indicator",
                line == LineYear.INSTITUTIONS ? "1-12" : "2-01",
                "occurredOn",
                "2024-03-01",
                "producedOn",
                "2024-06-01",
                "division",
                LineYear.LEAGUE,
                "authority",
                "某局",
                "documentNo",
                number + "号",
                "summary",
                "某事"));
        if (line == LineYear.INSTITUTIONS) {
            form.putAll(Map.of("uscc", subject, "category", "GENERAL", "item", "13.4", "source", 1));
        }
        form.putAll(otherwise);
        return FreshKey.on(who).body(form).post(at(line, subject));
    }

    /** A file of one. */
    static String file(LineYear line, String number, String subject, Row row) {
        return line == LineYear.INSTITUTIONS
                ? RECORDS
                        + "%1$s,%2$s,GENERAL,1-12,13.4,2024-03-01,%3$s,,%4$s,%5$s,%1$s号,1,,,,,某事\n"
                                .formatted(number, subject, row.producedOn(), row.division(), row.authority())
                : PERSONS
                        + "%1$s,%2$s,,2-01,2024-03-01,%3$s,%4$s,%5$s,%1$s号,,问题\n"
                                .formatted(number, subject, row.producedOn(), row.division(), row.authority());
    }

    record Row(String producedOn, String division, String authority) {}
}
