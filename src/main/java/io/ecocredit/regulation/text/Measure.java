package io.ecocredit.regulation.text;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How a value of the law is written and read.
 *
 * @param type of the value
 * @param words what a value of this kind is called when another stands in its place
 * @param units that it may be counted in
 */
record Measure<T>(Class<T> type, String words, Set<Unit> units, BiFunction<String, Unit, T> reading) {

    static final Measure<String> NAME = new Measure<>(String.class, "a name", Set.of(Unit.NONE), (text, unit) -> text);

    /** Points are decimal (I-9). */
    static final Measure<BigDecimal> POINTS =
            new Measure<>(BigDecimal.class, "points", Set.of(Unit.POINTS), (text, unit) -> new BigDecimal(text));

    static final Measure<Integer> COUNT =
            new Measure<>(Integer.class, "a count", Set.of(Unit.PERSONS, Unit.TIMES), (text, unit) -> positive(text));

    static final Measure<Integer> WORKING_DAYS =
            new Measure<>(Integer.class, "working days", Set.of(Unit.WORKING_DAYS), (text, unit) -> positive(text));

    static final Measure<LegalPeriod> PERIOD = new Measure<>(
            LegalPeriod.class,
            "a period",
            Set.of(Unit.DAYS, Unit.MONTHS, Unit.YEARS),
            (text, unit) -> new LegalPeriod(positive(text), unit));

    static final Measure<MonthDay> DATE = new Measure<>(
            MonthDay.class, "a date MM-DD", Set.of(Unit.OF_NEXT_YEAR), (text, unit) -> MonthDay.parse("--" + text));

    static final Measure<Boolean> CHOICE =
            new Measure<>(Boolean.class, "是 or 否", Set.of(Unit.NONE), (text, unit) -> choice(text));

    /** @throws IllegalArgumentException when it is written otherwise or in another unit */
    T read(String written, Unit unit) {
        if (!units.contains(unit)) {
            throw new IllegalArgumentException("“" + unit.label() + "”is not the unit of " + words);
        }
        try {
            return reading.apply(written, unit);
        } catch (RuntimeException otherwise) {
            throw new IllegalArgumentException("“" + written + "”is not " + words, otherwise);
        }
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static boolean choice(String text) {
        return switch (text) {
            case "是" -> true;
            case "否" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
