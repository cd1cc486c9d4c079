package io.ecocredit.evaluations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as a caller sees it, with what that caller may do next.
 *
 * @param version that an action on it must name ({@code If-Match})
 * @param awaitsService the service of its latest notice is still to be recorded, and no period runs until then (I-29)
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
        boolean awaitsService,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate filedOn,
        Standing.@Nullable Answer answer,
        @Nullable String answerLabel,
        @Nullable UUID noticeId,
        boolean excluded,
        boolean sampled,
        @Nullable Result result,
        List<NextSteps.DueDay> deadlines,
        @JsonProperty("_actions") List<NextSteps.Possible> actions,
        @JsonProperty("_waiting") List<NextSteps.Waiting> waiting)
        implements SeenCase {

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

    @Override
    public String key() {
        return uscc;
    }

    static CaseView of(InstitutionCase subject, NextSteps next, Divisions divisions) {
        Standing standing = subject.standing();
        Standing.Answer answer = standing.proposal().answer();
        InstitutionFinding finding = subject.finding();
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
                standing.awaitsService(),
                standing.filing().notifiedOn(),
                standing.filing().filedOn(),
                answer,
                answer == null ? null : answer.label(),
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
                next.deadlines(),
                next.possible(),
                next.waiting());
    }
}
