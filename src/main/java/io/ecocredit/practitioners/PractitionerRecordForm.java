package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.platform.json.ReadAsRow;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record of a practitioner as it is entered: the columns of the file, all of them text until the rules read them.
 *
 * @param clientName the party served, from which the record comes (A15.5)
 */
@ReadAsRow
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
        Map<String, String> columns = FieldNames.columns(this);
        columns.put("practitioner_no", practitioner);
        return columns;
    }

    @Override
    public String toString() {
        return "PractitionerRecordForm[" + recordNo + "]";
    }
}
