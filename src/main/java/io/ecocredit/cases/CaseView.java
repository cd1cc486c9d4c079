package io.ecocredit.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Requirement;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.TimeLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as a caller sees it, with what that caller may do next.
 *
 * @param version that an action on it must name ({@code If-Match})
 * @param answer what the institution made of the latest proposal
 * @param excluded outside the evaluation today (A5.4); told to those who take part and to nobody else
 * @param waiting what the caller's party does at this step, and why it cannot be done yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID evaluationId,
        long version,
        int year,
        String uscc,
        String name,
        String leadLeague,
        String leadLeagueLabel,
        Step step,
        String stepLabel,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate filedOn,
        Standing.@Nullable Answer answer,
        @Nullable String answerLabel,
        @Nullable UUID noticeId,
        boolean excluded,
        boolean sampled,
        @Nullable Result result,
        List<DueDay> deadlines,
        @JsonProperty("_actions") List<Possible> actions,
        @JsonProperty("_waiting") List<Waiting> waiting) {

    /**
     * The latest proposal or determination.
     *
     * @param at the day at whose end (Asia/Shanghai) it holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            int number,
            LocalDate at,
            BigDecimal score,
            Grade grade,
            String gradeLabel,
            @Nullable RatedBy ratedBy) {}

    /** A time limit that runs, or has run, for the case; its last day is inclusive, in Asia/Shanghai. */
    public record DueDay(String limit, String label, LocalDate lastDay, boolean passed, String clause) {}

    /**
     * Something that the caller may do now.
     *
     * @param action the noun that ends its address
     * @param lastDay by when; doing it later is recorded as late
     * @param requires fields that the order must have
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Possible(
            String action,
            String label,
            String href,
            @Nullable LocalDate lastDay,
            List<String> requires,
            String clause) {}

    /** Something that the caller's party does at this step, and the refusal that it would meet now. */
    public record Waiting(
            String action,
            String label,
            String code,
            String detail,
            @Nullable String clause) {}

    static CaseView of(Case subject, Actor reader, LocalDate today, Divisions divisions) {
        Standing standing = subject.standing();
        CaseFacts facts = Attempt.facts(subject, reader, today);
        List<Possible> possible = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Transition row : Procedure.INSTITUTIONS.from(standing.step())) {
            if (row.party() != facts.caller().party()) {
                continue;
            }
            row.refusal(facts)
                    .ifPresentOrElse(
                            refusal -> waiting.add(waiting(row, refusal)),
                            () -> possible.add(possible(subject, row, facts)));
        }
        Finding finding = subject.finding();
        return new CaseView(
                subject.id(),
                subject.version(),
                subject.subject().year(),
                subject.subject().uscc(),
                subject.subject().name(),
                subject.subject().leadLeague(),
                divisions.nameOf(subject.subject().leadLeague()),
                standing.step(),
                standing.step().label(),
                standing.notifiedOn(),
                standing.filedOn(),
                standing.answer(),
                standing.answer() == null ? null : standing.answer().label(),
                standing.notice(),
                subject.isExcluded(),
                standing.sampled(),
                finding == null
                        ? null
                        : new Result(
                                finding.number(),
                                finding.at(),
                                finding.score(),
                                finding.grade(),
                                finding.grade().label(),
                                finding.ratedBy()),
                facts.lastDays().entrySet().stream()
                        .map(each -> due(each.getKey(), each.getValue(), today))
                        .sorted((one, other) -> one.lastDay().compareTo(other.lastDay()))
                        .toList(),
                possible,
                waiting);
    }

    private static DueDay due(TimeLimit limit, LocalDate lastDay, LocalDate today) {
        return new DueDay(
                limit.name(),
                limit.label(),
                lastDay,
                today.isAfter(lastDay),
                limit.clause().toString());
    }

    private static Possible possible(Case subject, Transition row, CaseFacts facts) {
        TimeLimit limit = row.limit();
        return new Possible(
                row.action().noun(),
                row.action().label(),
                href(subject, row.action()),
                limit == null ? null : facts.lastDays().get(limit),
                row.requirements().stream().map(Requirement::field).toList(),
                row.clause().toString());
    }

    /** What a league or the region does for a whole list stands under the year. */
    private static String href(Case subject, Action action) {
        return switch (action) {
            case OPEN_NOTICE, SUBMIT, PUBLISH ->
                "/api/v1/years/" + subject.subject().year() + "/" + action.noun();
            case NOTIFY,
                    REMOVE,
                    REINSTATE,
                    FILE,
                    PROPOSE,
                    CONFIRM,
                    OBJECT,
                    RECORD_SILENCE,
                    DECIDE_OBJECTION,
                    DETERMINE,
                    ACCEPT,
                    RETURN,
                    CONCLUDE,
                    SEND_LETTER -> "/api/v1/evaluations/" + subject.id() + "/" + action.noun();
        };
    }

    private static Waiting waiting(Transition row, Refusal refusal) {
        return new Waiting(
                row.action().noun(),
                row.action().label(),
                refusal.code().name(),
                refusal.detail(),
                refusal.clause() == null ? null : refusal.clause().toString());
    }
}
