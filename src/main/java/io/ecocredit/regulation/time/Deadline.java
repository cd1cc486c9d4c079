package io.ecocredit.regulation.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The last day of a period; it is met by anything that arrives before that day ends in {@link #ZONE}. */
public record Deadline(LocalDate lastDay) {

    /** The zone in which the measure's days begin and end. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public boolean isMetBy(Instant arrival) {
        return !LocalDate.ofInstant(arrival, ZONE).isAfter(lastDay);
    }

    /** The first instant after the period. */
    public Instant end() {
        return lastDay.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
