package io.ecocredit.institutions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An institution as it is registered: the columns of the file, so that every fault of a body is told at once.
 *
 * @param kinds codes of kinds, at least one
 */
public record InstitutionForm(
        @Nullable String uscc,
        @Nullable String name,
        @Nullable List<String> kinds,

        @Schema(description = "登记地；在区外登记的不填 · division of registration; absent when outside the region") @Nullable
        String division,

        @Schema(format = "date") @Nullable String registeredOn) {

    Map<String, String> columns() {
        Map<String, String> columns = new HashMap<>();
        put(columns, "uscc", uscc);
        put(columns, "name", name);
        put(
                columns,
                "kinds",
                kinds == null
                        ? null
                        : String.join(";", kinds.stream().map(String::valueOf).toList()));
        put(columns, "division", division);
        put(columns, "registered_on", registeredOn);
        return columns;
    }

    private static void put(Map<String, String> columns, String name, @Nullable String value) {
        if (value != null) {
            columns.put(name, value);
        }
    }
}
