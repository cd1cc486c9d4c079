package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as one is registered: the columns of the file and a phone number, all of them text until the rules read
 * them, so that every fault of a body is told at once.
 *
 * @param identityNumber of any identity document (A10)
 * @param employerUscc absent for a person who works on own account (A5.2)
 */
public record PractitionerForm(
        @Nullable String identityNumber,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String employerUscc,
        @Nullable String division) {

    /** The form that identity numbers are kept and sought in, so that one written in small letters is the same. */
    static String canonical(String identityNumber) {
        return identityNumber.strip().toUpperCase(Locale.ROOT);
    }

    Map<String, String> columns(String number) {
        Map<String, String> columns = FieldNames.columns(this);
        columns.put("practitioner_no", number);
        columns.computeIfPresent("identity_number", (name, stated) -> canonical(stated));
        return columns;
    }

    @Override
    public String toString() {
        return "PractitionerForm[****]";
    }
}
