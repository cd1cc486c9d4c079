package io.ecocredit.regulation.time;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;

/**
 * A day on which everybody is off by law (全体公民放假的节日), by the calendar that it is reckoned in.
 *
 * @param month of that calendar, 1 to 12; 0 where the reckoning names the day by itself
 * @param day of that month; 0 likewise
 * @param from first year that has it
 * @param until last year that has it
 */
@Cites(settles = Interpretation.I_37)
public record StatutoryHoliday(
        String name, Reckoning reckoning, int month, int day, int from, int until, Clause clause) {

    /** How the day of a year is found. */
    public enum Reckoning {
        SOLAR,
        /** By month and day of the lunar calendar (农历) whose year begins within the year. */
        LUNAR,
        /** The day before the first of that lunar year (除夕). */
        NEW_YEAR_EVE,
        /** The day of the solar term 清明. */
        QINGMING
    }

    public boolean isInForce(int year) {
        return from <= year && year <= until;
    }
}
