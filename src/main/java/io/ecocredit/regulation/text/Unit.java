package io.ecocredit.regulation.text;

import java.util.stream.Stream;

/** What a value of the law is counted in. */
public enum Unit {
    NONE(""),
    POINTS("分"),
    PERSONS("名"),
    TIMES("次"),
    /** Of the State Council's calendar, from the day after the notice arrives (I-19). */
    WORKING_DAYS("个工作日"),
    DAYS("日"),
    MONTHS("个月"),
    YEARS("年"),
    /** A month and a day in the year after the evaluation year, inclusive (I-28). */
    OF_NEXT_YEAR("次年");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    /** As it stands after the number; {@link #OF_NEXT_YEAR} stands before the date. */
    public String label() {
        return label;
    }

    static Unit labelled(String label) {
        return Stream.of(values())
                .filter(unit -> unit.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + label + "”is no unit of a value"));
    }
}
