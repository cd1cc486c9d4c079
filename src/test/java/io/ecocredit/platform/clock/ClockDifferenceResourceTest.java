package io.ecocredit.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.DatabaseTime.Reading;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ClockDifferenceResourceTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Inject
    @ReactiveDataSource("published")
    Pool pool;

    @Test
    void a_clock_that_is_right_stands_in_nobodys_way() {
        assertThat(difference(Duration.ZERO).faults()).isEmpty();
        assertThat(difference(Duration.ofSeconds(40)).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, 90})
    void a_clock_that_is_off_keeps_a_copy_from_starting_and_is_told(long seconds) {
        assertThat(difference(Duration.ofSeconds(seconds)).faults())
                .singleElement()
                .asString()
                .contains("本机时钟与数据库相差")
                .contains("seconds ahead");
        assertThat(meters.get("ecocredit.clock.ahead.seconds").gauge().value()).isBetween(seconds - 5.0, seconds + 5.0);
    }

    @Test
    void what_the_way_took_counts_as_no_difference() {
        Duration way = Duration.ofSeconds(100);
        assertThat(new Reading(Instant.EPOCH, 0, way, way).differenceAtLeast()).isZero();
        assertThat(new Reading(Instant.EPOCH, 0, way.plusSeconds(7).negated(), way).differenceAtLeast())
                .isEqualTo(Duration.ofSeconds(7));
    }

    private ClockDifference difference(Duration ahead) {
        return new ClockDifference(new DatabaseTime(pool, Clock.offset(SystemClock.utc(), ahead)), meters);
    }
}
