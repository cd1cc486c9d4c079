package io.ecocredit.regulation.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something is not accepted: a stable code for programs, a Chinese sentence for people, the clause behind it where the
 * law gives one, and the field and value at fault where there is one.
 */
public record Refusal(
        RefusalCode code,
        String detail,
        @Nullable Clause clause,
        @Nullable String field,
        @Nullable String value) {

    public static Refusal of(RefusalCode code, String detail) {
        return new Refusal(code, detail, null, null, null);
    }

    /** That a field lacks what the law asks for. */
    public static Refusal missing(String field, String detail, Clause basis) {
        return new Refusal(RefusalCode.MISSING_VALUE, detail, basis, field, null);
    }

    public Refusal under(Clause basis) {
        return new Refusal(code, detail, basis, field, value);
    }

    public Refusal at(String faultyField, @Nullable String faultyValue) {
        return new Refusal(code, detail, clause, faultyField, faultyValue);
    }

    /** @throws RefusalException when there is one */
    public static void requireNone(Optional<Refusal> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get().asException();
        }
    }

    public RefusalException asException() {
        return new RefusalException(this);
    }
}
