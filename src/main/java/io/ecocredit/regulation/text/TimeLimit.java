package io.ecocredit.regulation.text;

/** A time limit of the measure: a fixed date, or a period of working days. */
public sealed interface TimeLimit permits FixedDate, WorkingPeriod {

    /** The value that says how long or by when. */
    Rule<?> rule();

    /** The name that programs use. */
    String name();

    /** What is to be done by then, in Chinese. */
    default String label() {
        return latest().label();
    }

    /** Where the limit stands in the law's latest state. */
    default Clause clause() {
        return latest().clause();
    }

    private DatedValue<?> latest() {
        return RuleHistory.shipped().ofRule(rule()).getLast();
    }
}
