package io.ecocredit.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.clock.Patience.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final AtomicLong nanoseconds = new AtomicLong(17);
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void pauses_grow_and_end_with_the_time() {
        Waiting waiting = new Patience(Duration.ofMinutes(2), Duration.ofSeconds(1), nanoseconds::get).begin();
        Optional<Duration> pause = waiting.pause();
        while (pause.isPresent()) {
            pauses.add(pause.get());
            nanoseconds.addAndGet(pause.get().toNanos());
            pause = waiting.pause();
        }
        assertThat(pauses)
                .startsWith(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15))
                .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(Duration.ofSeconds(15)));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void attempts_take_their_time_too() {
        Waiting waiting = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(1), nanoseconds::get).begin();
        nanoseconds.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(waiting.pause()).isEmpty();
    }

    @Test
    void what_passes_is_tried_again_and_what_does_not_ends_it() {
        AtomicInteger tried = new AtomicInteger();
        Patience patience = new Patience(Duration.ofMinutes(2), MOMENT, nanoseconds::get);

        int third = patience.with(
                () -> {
                    if (tried.incrementAndGet() < 3) {
                        throw new IllegalStateException("passes");
                    }
                    return tried.get();
                },
                failure -> "passes".equals(failure.getMessage()),
                (failure, pause) -> pauses.add(pause));
        assertThat(third).isEqualTo(3);
        assertThat(pauses).hasSize(2);

        assertThatThrownBy(() -> patience.with(
                        () -> {
                            throw new IllegalStateException("stays");
                        },
                        failure -> "passes".equals(failure.getMessage()),
                        (failure, pause) -> pauses.add(pause)))
                .hasMessage("stays");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void a_start_waits_two_minutes_unless_it_is_told_otherwise() {
        assertThat(Patience.ofTheStart().limit()).isEqualTo(Duration.ofMinutes(2));
    }
}
