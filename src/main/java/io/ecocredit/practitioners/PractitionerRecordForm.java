package io.ecocredit.practitioners;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record of a practitioner as it is entered: the columns of the file, all of them text until the rules read them.
 *
 * @param clientName the party served, from which the record comes (A15.5)
 */
public record PractitionerRecordForm(
        @Nullable String recordNo,

        @Schema(description = "附件2的指标 · an indicator of annex 2") @Nullable
        String indicator,

        @Schema(format = "date") @Nullable String occurredOn,
        @Schema(format = "date") @Nullable String producedOn,

        @Schema(description = "服务地 · division of the place of service") @Nullable
        String division,

        @Nullable String authority,
        @Nullable String documentNo,
        @Nullable String clientName,
        @Nullable String employerUscc,
        @Nullable String summary) {

    Map<String, String> columns(String practitioner) {
        Map<String, String> columns = new HashMap<>();
        columns.put("practitioner_no", practitioner);
        put(columns, "record_no", recordNo);
        put(columns, "indicator", indicator);
        put(columns, "occurred_on", occurredOn);
        put(columns, "produced_on", producedOn);
        put(columns, "division", division);
        put(columns, "authority", authority);
        put(columns, "document_no", documentNo);
        put(columns, "client_name", clientName);
        put(columns, "employer_uscc", employerUscc);
        put(columns, "summary", summary);
        return columns;
    }

    private static void put(Map<String, String> columns, String name, @Nullable String value) {
        if (value != null) {
            columns.put(name, value);
        }
    }

    @Override
    public String toString() {
        return "PractitionerRecordForm[" + recordNo + "]";
    }
}
