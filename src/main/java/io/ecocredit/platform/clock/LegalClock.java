package io.ecocredit.platform.clock;

import io.ecocredit.regulation.time.Deadline;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The service's clock in the two forms that features need: the day of the law, and the instant that is stored. */
@Singleton
public class LegalClock {

    private final Clock clock;

    public LegalClock(Clock clock) {
        this.clock = clock;
    }

    /** The day on which legal effects depend, in Asia/Shanghai (I-19). */
    public LocalDate today() {
        return dayOf(clock.instant());
    }

    /** The day of the law at an instant. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, Deadline.ZONE);
    }

    public Instant instant() {
        return clock.instant();
    }

    /** The present instant as the database takes it, in UTC. */
    public OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
