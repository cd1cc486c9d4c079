package io.ecocredit.records;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.ReadAsRow;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is entered: the columns of the file, all of them text until the rules read them, so that every fault of
 * a body is told at once.
 *
 * @param authority may be absent from a provider's record, which is then its own
 * @param earlyWarning number of the league's warning of this conduct, where there was one before the record (A24)
 */
@ReadAsRow
public record RecordForm(
        @Nullable String recordNo,
        @Nullable String uscc,
        @Nullable String category,
        @Nullable String indicator,
        @Nullable String item,
        @Schema(format = "date") @Nullable String occurredOn,
        @Schema(format = "date") @Nullable String producedOn,
        @Schema(format = "date") @Nullable String finalOn,
        @Nullable String division,
        @Nullable String authority,
        @Nullable String documentNo,
        @Schema(type = SchemaType.INTEGER) @Nullable String source,
        @Nullable String clientUscc,
        @Nullable String clientOutcome,
        @Schema(type = SchemaType.NUMBER) @Nullable String clientPoints,
        @Nullable String clientDocumentNo,
        @Nullable String summary,
        @Nullable String earlyWarning) {

    Map<String, String> columns(Actor account) {
        Map<String, String> columns = FieldNames.columns(this);
        columns.compute(
                "authority", (name, stated) -> stated == null || stated.isBlank() ? account.authority() : stated);
        return columns;
    }
}
