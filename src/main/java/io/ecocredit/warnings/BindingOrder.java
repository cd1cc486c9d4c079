package io.ecocredit.warnings;

import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.RefusalException;
import org.jspecify.annotations.Nullable;

/**
 * That a record is of the conduct that was warned of before there was one (A24).
 *
 * @param recordNo of the record that follows the warning
 * @param words why it is the same conduct, 1 to 2,000 characters
 */
public record BindingOrder(
        @Nullable String recordNo, @Nullable String words) {

    private static final int LONGEST = 2000;

    /** An order with all that it must have. */
    record Whole(String recordNo, String words) {}

    /** @throws RefusalException 400 naming the field at fault */
    Whole stated() {
        return new Whole(Stated.required("recordNo", recordNo), Stated.words("words", words, LONGEST));
    }
}
