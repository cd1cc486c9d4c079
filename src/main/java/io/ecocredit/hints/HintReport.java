package io.ecocredit.hints;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A league's report of a month's hints.
 *
 * @param month such as 2024-07
 * @param reportedOn in Asia/Shanghai; absent where the league has not reported
 * @param records numbers of the hints that it reports; none in a nil report, which is a report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HintReport(
        String month,
        String league,
        String leagueLabel,
        @Nullable LocalDate reportedOn,
        List<String> records) {}
