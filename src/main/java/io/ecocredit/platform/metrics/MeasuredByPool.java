package io.ecocredit.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Leaves out gauges of which each connection to the database makes its own under the same name: the first alone would be
 * told, also when it is long closed. Who waits for a connection is told by the pools, each under its name. The library warns
 * of the others before they come here, which the configuration leaves out of the log.
 */
final class MeasuredByPool {

    @Produces
    @Singleton
    MeterFilter withoutGaugesOfConnections() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getType() == Meter.Type.GAUGE && id.getName().startsWith("postgresql.")
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
