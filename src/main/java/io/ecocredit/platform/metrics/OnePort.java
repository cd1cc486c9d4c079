package io.ecocredit.platform.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The server of the service and that of management are measured under the same names, the one with its port and the other
 * without, which Prometheus refuses; then nothing is measured at all.
 */
final class OnePort {

    @Produces
    @Singleton
    MeterFilter withoutPorts() {
        return MeterFilter.ignoreTags("server.port");
    }
}
