package io.ecocredit.procedure.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.sql.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a league has submitted of a year, all at once.
 *
 * @param number counts those of a league in a year; a second holds what was returned, and what came late
 * @param digest SHA-256 of the lines, see {@link io.ecocredit.regulation.procedure.SpotCheck#digest}
 * @param lines an institution's USCC, score, grade and how it was rated, or a practitioner's number and whether dishonest; in
 *     order
 * @param commitment SHA-256 of the salt, ended by a newline, that its sample will be drawn with, which nobody sees before
 * @param submittedOn in Asia/Shanghai
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Submission(
        UUID submissionId,
        int year,
        String league,
        int number,
        String digest,
        List<String> lines,
        String commitment,
        LocalDate submittedOn,
        Instant submittedAt) {

    static final String COLUMNS = """
            submission_id, year, league, number, digest, lines, encode(sha256(convert_to(salt || E'\\n', 'UTF8')), 'hex') as commitment,
            submitted_on, submitted_at""";

    static final Rows<Submission> ROWS = Rows.of(Submission.class);
}
