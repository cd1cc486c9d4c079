package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Each pool is measured by itself; under one name all but the first would be passed over with a warning. */
@QuarkusTest
class PoolMeasuresResourceTest {

    @Inject
    MeterRegistry meters;

    @Test
    void every_pool_has_measures_of_its_own() {
        assertThat(meters.find("sql.pool.queue.size").meters())
                .extracting(meter -> meter.getId().getTag("pool.name"))
                .contains("inside", "published", "comments", "practitioners", "audit");
    }
}
