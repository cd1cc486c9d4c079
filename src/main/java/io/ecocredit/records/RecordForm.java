package io.ecocredit.records;

import io.ecocredit.platform.identity.Actor;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is entered: the columns of the file, all of them text until the rules read them, so that every fault of
 * a body is told at once.
 *
 * @param authority may be absent from a provider's record, which is then its own
 */
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
        @Nullable String summary) {

    Map<String, String> columns(Actor account) {
        Map<String, String> columns = new HashMap<>();
        put(columns, "record_no", recordNo);
        put(columns, "uscc", uscc);
        put(columns, "category", category);
        put(columns, "indicator", indicator);
        put(columns, "item", item);
        put(columns, "occurred_on", occurredOn);
        put(columns, "produced_on", producedOn);
        put(columns, "final_on", finalOn);
        put(columns, "division", division);
        put(columns, "authority", authority == null || authority.isBlank() ? account.authority() : authority);
        put(columns, "document_no", documentNo);
        put(columns, "source", source);
        put(columns, "client_uscc", clientUscc);
        put(columns, "client_outcome", clientOutcome);
        put(columns, "client_points", clientPoints);
        put(columns, "client_document_no", clientDocumentNo);
        put(columns, "summary", summary);
        return columns;
    }

    private static void put(Map<String, String> columns, String name, @Nullable String value) {
        if (value != null) {
            columns.put(name, value);
        }
    }
}
