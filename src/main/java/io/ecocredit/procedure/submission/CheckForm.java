package io.ecocredit.procedure.submission;

import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.submission.SpotCheckService.Wish;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A spot check as a form on a page wishes it.
 *
 * @param submission its number; the earliest that has no sample when absent
 * @param chosen keys of whom to check beside the sample, as one likes to list them
 */
public record CheckForm(
        @Nullable String league,
        @Nullable Integer submission,
        @Nullable Integer size,
        @Nullable String chosen) {

    /**
     * @param key reads the key of a subject
     * @throws ProblemException 400 when the size is missing or out of bounds
     */
    public Wish wish(UnaryOperator<String> key) {
        return new Wish(
                Objects.requireNonNullElse(league, ""),
                submission,
                SampleSize.required(size),
                Forms.words(chosen).stream().map(key).toList());
    }
}
