package io.ecocredit.practitioners;

import io.ecocredit.imports.FieldNames;
import io.ecocredit.regulation.subject.IdentityDocument;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is looked for: the number of any identity document (A10). */
public record IdentityQuery(@Nullable String identityNumber) {

    /**
     * The number as it is written.
     *
     * @throws RefusalException when it is none, without repeating it
     */
    String document() {
        String number = Objects.requireNonNullElse(identityNumber, "").strip();
        Refusal.requireNone(IdentityDocument.refusalOf(number).map(FieldNames::inFields));
        return number;
    }

    @Override
    public String toString() {
        return "IdentityQuery[****]";
    }
}
