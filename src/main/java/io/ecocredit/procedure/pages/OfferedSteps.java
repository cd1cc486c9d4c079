package io.ecocredit.procedure.pages;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.procedure.line.NextSteps;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Step;
import java.util.List;

/**
 * The steps that a page offers on a case, each as a form, and those that cannot be taken yet.
 *
 * @param address of the page of the case
 * @param year of the page on which a whole list is led through a step
 * @param step at which the case is
 * @param version that the forms name
 * @param evidence files that may be named as proof
 * @param form what was typed before a refusal
 */
public record OfferedSteps(
        String address,
        String year,
        Step step,
        long version,
        List<NextSteps.Possible> possible,
        List<NextSteps.Waiting> waiting,
        List<EvidenceFile> evidence,
        Form form) {

    /** Whether the step may have to say why nothing changes: a proposal after an objection was decided. */
    public boolean explains(NextSteps.Possible action) {
        return step == Step.OBJECTION_DECIDED && action.action().equals(Action.PROPOSE.noun());
    }

    /** Whether an action stands under the year, for a whole list. */
    public boolean together(NextSteps.Possible action) {
        return !action.onTheCase();
    }

    public boolean needs(NextSteps.Possible action, String field) {
        return action.requires().contains(field);
    }

    /** Whether the step records that a letter has arrived. */
    public boolean serves(NextSteps.Possible action) {
        return action.action().equals(Action.SERVE.noun());
    }

    /** Whether the step sends a notice, which may be served on paper. */
    public boolean sends(NextSteps.Possible action) {
        return action.action().equals(Action.NOTIFY.noun()) || action.action().equals(Action.PROPOSE.noun());
    }
}
