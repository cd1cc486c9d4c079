package io.ecocredit.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final String CLIENT = "client";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("clients", "10"),
            Map.entry("header-fields", "100"),
            Map.entry("connections", "10"),
            Map.entry("requests-at-once", "10"),
            Map.entry("feed-waits", "10"),
            Map.entry("header-within", "PT1S"),
            Map.entry("body-within", "PT1S"),
            Map.entry("import-within", "PT1S"),
            Map.entry("evidence-within", "PT1S"),
            Map.entry("answer-within", "PT1S"));

    private final TurnedTime clock = new TurnedTime();

    /** Time that stands until it is turned. */
    private static final class TurnedTime implements TimeMeter {
        private long nanos;

        void turn(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void a_client_may_ask_until_its_bucket_is_empty_and_again_when_time_has_passed() {
        Buckets buckets = buckets(3, 6);

        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isFalse();
        clock.turn(Duration.ofSeconds(9));
        assertThat(taken(buckets)).isFalse();
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isFalse();
    }

    @Test
    void a_bucket_never_holds_more_than_its_capacity() {
        Buckets buckets = buckets(2, 60);
        taken(buckets);

        clock.turn(Duration.ofHours(1));

        assertThat(buckets.look(Quota.INSIDE, CLIENT))
                .hasValueSatisfying(standing -> assertThat(standing.remaining()).isEqualTo(2));
    }

    @Test
    void each_client_and_each_quota_has_its_own() {
        Buckets buckets = buckets(1, 1);
        taken(buckets);

        assertThat(taken(buckets)).isFalse();
        assertThat(buckets.take(Quota.INSIDE, "another").orElseThrow().isAllowed())
                .isTrue();
        assertThat(buckets.take(Quota.DOWNLOADS, CLIENT).orElseThrow().isAllowed())
                .isTrue();
    }

    @Test
    void what_was_let_in_and_turned_out_wrong_is_paid_back_before_anything_else() {
        Buckets buckets = buckets(1, 60);

        buckets.charge(Quota.INSIDE, CLIENT);
        QuotaBalance inDebt = buckets.charge(Quota.INSIDE, CLIENT).orElseThrow();

        assertThat(inDebt.remaining()).isEqualTo(-1);
        assertThat(inDebt.secondsToNext()).isEqualTo(2);
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken(buckets)).isFalse();
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken(buckets)).isTrue();
    }

    @Test
    void a_capacity_of_nothing_is_no_limit() {
        assertThat(buckets(0, 0).take(Quota.INSIDE, CLIENT)).isEmpty();
    }

    @Test
    void a_limit_that_never_gives_anything_back_is_refused_at_the_start() {
        assertThatThrownBy(() -> buckets(5, 0)).hasMessageContaining("per-minute");
        assertThatThrownBy(() -> buckets(-1, 1)).hasMessageContaining("capacity");
    }

    private boolean taken(Buckets buckets) {
        return buckets.take(Quota.INSIDE, CLIENT).orElseThrow().isAllowed();
    }

    @Test
    void each_of_several_copies_gives_its_share_and_never_nothing() {
        Buckets buckets = buckets(3, 60, 2);

        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets)).isFalse();
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken(buckets)).isFalse();
        clock.turn(Duration.ofSeconds(1));
        assertThat(taken(buckets)).isTrue();
        assertThat(taken(buckets(1, 1, 20))).isTrue();
        assertThatThrownBy(() -> buckets(-1, 1, 20)).hasMessageContaining("capacity");
        assertThatThrownBy(() -> buckets(1, 1, 0)).hasMessageContaining("copies");
    }

    private Buckets buckets(int capacity, int perMinute) {
        return buckets(capacity, perMinute, 1);
    }

    private Buckets buckets(int capacity, int perMinute, int copies) {
        Map<String, String> settings = new HashMap<>();
        settings.put("ecocredit.limits.copies", Integer.toString(copies));
        SETTINGS.forEach((name, value) -> settings.put("ecocredit.limits." + name, value));
        for (Quota quota : Quota.values()) {
            settings.put("ecocredit.limits." + quota.policy() + ".capacity", Integer.toString(capacity));
            settings.put("ecocredit.limits." + quota.policy() + ".per-minute", Integer.toString(perMinute));
        }
        return new Buckets(
                new Limits(new SmallRyeConfigBuilder()
                        .withDefaultValues(settings)
                        .addDiscoveredConverters()
                        .build()),
                clock);
    }
}
