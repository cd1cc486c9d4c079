package io.ecocredit.regulation.text;

/** The measure's periods in working days, counted from the day after the notice arrives (I-19). */
public enum WorkingPeriod implements TimeLimit {
    FILING(Rule.FILING_PERIOD),
    OBJECTION(Rule.OBJECTION_PERIOD),
    PUBLIC_NOTICE(Rule.PUBLIC_NOTICE_PERIOD),
    REPAIR_DECISION(Rule.REPAIR_DECISION_PERIOD);

    private final transient Rule<Integer> rule;

    WorkingPeriod(Rule<Integer> rule) {
        this.rule = rule;
    }

    @Override
    public Rule<Integer> rule() {
        return rule;
    }
}
