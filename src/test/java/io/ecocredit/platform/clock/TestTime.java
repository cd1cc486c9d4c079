package io.ecocredit.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.DatabaseResource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.locks.LockSupport;

/** Moves the time of the service as a demonstration does, by what the database says, and waits until it has followed. */
public final class TestTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration A_MOMENT = Duration.ofMillis(2);

    private TestTime() {}

    /** Makes it ten in the morning of a day in Asia/Shanghai. */
    public static void moveTo(String day) {
        Instant wanted = LocalDate.parse(day).atTime(10, 0).atZone(ZONE).toInstant();
        Duration ahead = Duration.between(Instant.now(), wanted);
        say(ahead);
        awaitFollowed(ahead);
    }

    /** Makes it the machine's time again. */
    public static void backToTheMachines() {
        say(Duration.ZERO);
        isTheMachines();
    }

    /** Waits until the service goes by the machine's time, as the database says again. */
    public static void isTheMachines() {
        awaitFollowed(Duration.ZERO);
    }

    /** The day that it is for the service. */
    public static LocalDate today() {
        return LegalClock.dayOf(Arc.container().instance(Clock.class).get().instant());
    }

    private static void awaitFollowed(Duration ahead) {
        Clock clock = Arc.container().instance(Clock.class).get();
        Instant end = Instant.now().plus(PATIENCE);
        while (Duration.between(clock.instant(), Instant.now().plus(ahead))
                        .abs()
                        .compareTo(Duration.ofMinutes(1))
                > 0) {
            assertThat(Instant.now()).as("the service follows").isBefore(end);
            LockSupport.parkNanos(A_MOMENT.toNanos());
        }
    }

    private static void say(Duration ahead) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement statement =
                        owner.prepareStatement("update access.clock set ahead_by = make_interval(secs => ?)")) {
            statement.setDouble(1, ahead.toMillis() / 1000.0);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
