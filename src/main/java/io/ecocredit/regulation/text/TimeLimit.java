package io.ecocredit.regulation.text;

/** A time limit of the measure: a fixed date, or a period of working days. */
public sealed interface TimeLimit permits FixedDate, WorkingPeriod {

    /** What is to be done by then, in Chinese. */
    String label();

    Clause clause();

    /** The name that programs use. */
    String name();
}
