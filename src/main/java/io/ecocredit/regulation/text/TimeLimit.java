package io.ecocredit.regulation.text;

/** A time limit of the measure: a fixed date, or a period of working days. */
public sealed interface TimeLimit permits FixedDate, WorkingPeriod {

    /** The value that says how long or by when. */
    Rule<?> rule();

    /** The name that programs use. */
    String name();

    /** What is to be done by then, in Chinese; the law's latest word for it. */
    default String label() {
        return latest().label();
    }

    /** Where it stands in the law's latest state, for a year that is yet to be chosen. */
    default Clause clause() {
        return latest().clause();
    }

    /** Where it stands in a state of the law. */
    default Clause clause(RuleBook rules) {
        return rules.dated(rule()).clause();
    }

    private DatedValue<?> latest() {
        return RuleHistory.shipped().ofRule(rule()).stream()
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }
}
