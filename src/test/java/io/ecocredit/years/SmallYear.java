package io.ecocredit.years;

/** A year of the few institutions that a test registers itself. */
public final class SmallYear {

    private SmallYear() {}

    /** Draws the participants of a year. */
    public static void open(int year) {
        RegionYear.open(year);
    }

    /** Draws, rates and publishes a year as a historical import. */
    public static void publish(int year) {
        RegionYear.open(year);
        RegionYear.rate(year, (year + 1) + "-05-15");
        RegionYear.publish(year, (year + 1) + "-06-05");
    }
}
