package io.ecocredit.notices.shown;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public notice (公示) of proposed results.
 *
 * @param closesOn last day on which anybody may comment, in Asia/Shanghai
 * @param open whether that day has not passed
 * @param counts cases by proposed grade
 * @param proposed while it is open; a past notice shows dates and counts only (I-24)
 * @param comments those that an officer has released, with their answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicNotice(
        UUID noticeId,
        int year,
        String division,
        String divisionLabel,
        LocalDate openedOn,
        LocalDate closesOn,
        boolean open,
        int cases,
        Map<String, Integer> counts,
        @Nullable List<NoticeRow> proposed,
        @Nullable List<Comment> comments) {

    /** A comment as it was received, with what the league answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Comment(
            @Nullable String uscc, String words, LocalDate receivedOn, String answer, LocalDate answeredOn) {}
}
