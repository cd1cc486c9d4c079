package io.ecocredit.regulation.text;

import java.time.LocalDate;
import java.time.Period;

/**
 * A period of the law in calendar days, months or years.
 *
 * @param unit {@link Unit#DAYS}, {@link Unit#MONTHS} or {@link Unit#YEARS}
 */
public record LegalPeriod(int number, Unit unit) {

    public LegalPeriod {
        if (number < 1) {
            throw new IllegalArgumentException("a period of " + number + unit.label());
        }
    }

    /** Its last day when it runs from a day. */
    public LocalDate from(LocalDate day) {
        return day.plus(length());
    }

    /** The day from which one that ends on a day has run. */
    public LocalDate until(LocalDate day) {
        return day.minus(length());
    }

    private Period length() {
        return switch (unit) {
            case DAYS -> Period.ofDays(number);
            case MONTHS -> Period.ofMonths(number);
            case YEARS -> Period.ofYears(number);
            case NONE, POINTS, PERSONS, TIMES, WORKING_DAYS, OF_NEXT_YEAR ->
                throw new IllegalStateException("no period is counted in " + unit);
        };
    }

    /** As a letter says it, such as 六十日. */
    public String inWords() {
        return ChineseNumber.of(number) + unit.label();
    }
}
