package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.platform.json.ReadAsRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as one is registered: the columns of the file and a phone number, all of them text until the rules read
 * them, so that every fault of a body is told at once.
 *
 * @param identityNumber of any identity document (A10)
 * @param employerUscc absent for a person who works on own account (A5.2)
 */
@ReadAsRow
public record PractitionerForm(
        @Nullable String identityNumber,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String employerUscc,
        @Nullable String division) {

    Map<String, String> columns(String number) {
        Map<String, String> columns = FieldNames.columns(this);
        columns.put("practitioner_no", number);
        return columns;
    }

    @Override
    public String toString() {
        return "PractitionerForm[****]";
    }
}
