package io.ecocredit.procedure.submission;

import io.ecocredit.platform.sql.Rows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample with all that it takes to draw it again: seed = SHA-256(announced, newline, digest of the submission, newline,
 * salt); cases in the order of SHA-256(seed, newline, key of the subject), the first {@code size} of them that are not passed over.
 *
 * @param salt chosen at random when the league submitted, and told by its digest alone until now; null of a sample from before
 *     there were salts, whose seed is without
 * @param drawn keys by that order
 * @param chosen keys that the region wanted to see beside them
 * @param passedOver keys in the submission of which nothing was submitted any more when the sample was drawn: sent back,
 *     reopened, or outside the evaluation
 */
public record Drawn(
        UUID submissionId,
        int year,
        String league,
        String announced,
        @Nullable String salt,
        String seed,
        int size,
        List<String> drawn,
        List<String> chosen,
        List<String> passedOver,
        Instant drawnAt) {

    static final String COLUMNS =
            "submission_id, year, league, announced, salt, seed, size, drawn, chosen, passed_over, drawn_by, drawn_at";

    static final Rows<Drawn> ROWS = Rows.of(Drawn.class);
}
