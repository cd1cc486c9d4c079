package io.ecocredit.practitioners.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ecocredit.practitioners.procedure.PractitionerCase.Finding;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.line.Standing;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner's case as a caller sees it, with what that caller may do next.
 *
 * @param version that an action on it must name ({@code If-Match})
 * @param practitioner number in the register
 * @param awaitsService the service of its latest notice is still to be recorded, and no period runs until then (I-29)
 * @param letterLeague that sends the letter; absent while nobody is dishonest
 * @param letter where the letter is printed, once it has been sent
 * @param waiting what the caller's party does at this step, and why it cannot be done yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerCaseView(
        UUID evaluationId,
        long version,
        int year,
        String practitioner,
        String leadLeague,
        String leadLeagueLabel,
        @Nullable String letterLeague,
        Step step,
        String stepLabel,
        boolean awaitsService,
        @Nullable LocalDate notifiedOn,
        @Nullable LocalDate filedOn,
        Standing.@Nullable Answer answer,
        @Nullable String answerLabel,
        boolean excluded,
        boolean sampled,
        @Nullable Proposed result,
        @Nullable String letter,
        List<NextSteps.DueDay> deadlines,
        @JsonProperty("_actions") List<NextSteps.Possible> actions,
        @JsonProperty("_waiting") List<NextSteps.Waiting> waiting)
        implements SeenCase {

    /**
     * The latest proposal or determination.
     *
     * @param at the day at whose end (Asia/Shanghai) it holds
     * @param gradeLabel the one grade that there is (A17); absent for everybody else, who has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proposed(
            int number,
            LocalDate at,
            boolean dishonest,
            @Nullable String gradeLabel) {}

    @Override
    public String key() {
        return practitioner;
    }

    static PractitionerCaseView of(PractitionerCase subject, NextSteps next, Divisions divisions) {
        Standing standing = subject.standing();
        Standing.Answer answer = standing.proposal().answer();
        Finding finding = subject.finding();
        return new PractitionerCaseView(
                subject.id(),
                subject.version(),
                subject.subject().year(),
                subject.subject().practitioner(),
                subject.subject().leadLeague(),
                divisions.nameOf(subject.subject().leadLeague()),
                subject.subject().letterLeague(),
                standing.step(),
                standing.step().label(),
                standing.awaitsService(),
                standing.filing().notifiedOn(),
                standing.filing().filedOn(),
                answer,
                answer == null ? null : answer.label(),
                subject.isExcluded(),
                standing.sampled(),
                finding == null
                        ? null
                        : new Proposed(
                                finding.number(),
                                finding.at(),
                                finding.dishonest(),
                                finding.dishonest() ? "生态环境失信个人" : null),
                subject.letter() == null ? null : "/api/v1/practitioner-evaluations/" + subject.id() + "/letter",
                next.deadlines(),
                next.possible(),
                next.waiting());
    }
}
