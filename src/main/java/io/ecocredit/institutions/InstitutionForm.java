package io.ecocredit.institutions;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.platform.json.ReadAsRow;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An institution as it is registered: the columns of the file, so that every fault of a body is told at once.
 *
 * @param kinds codes of kinds, at least one
 */
@ReadAsRow
public record InstitutionForm(
        @Nullable String uscc,
        @Nullable String name,
        @Nullable List<String> kinds,

        @Schema(description = "登记地；在区外登记的不填 · division of registration; absent when outside the region") @Nullable
        String division,

        @Schema(format = "date") @Nullable String registeredOn) {

    Map<String, String> columns() {
        Map<String, String> columns = FieldNames.columns(this);
        if (kinds != null) {
            columns.put(
                    "kinds",
                    String.join(";", kinds.stream().map(String::valueOf).toList()));
        }
        return columns;
    }
}
