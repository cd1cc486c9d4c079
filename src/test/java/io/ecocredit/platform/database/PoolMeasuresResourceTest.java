package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
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

    @Test
    void no_connection_of_a_pool_is_measured_as_if_it_were_the_pool() {
        assertThat(Metrics.globalRegistry.getRegistries())
                .isNotEmpty()
                .flatExtracting(MeterRegistry::getMeters)
                .extracting(Meter::getId)
                .filteredOn(id -> id.getName().startsWith("postgresql."))
                .isNotEmpty()
                .noneMatch(id -> id.getType() == Meter.Type.GAUGE);
    }
}
