package io.ecocredit.start;

import io.ecocredit.platform.clock.ClockDifference;
import io.ecocredit.platform.database.SchemaVersion;
import io.ecocredit.platform.identity.ProviderCheck;
import io.ecocredit.region.SampleRegion;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The running service; as a demonstration it fills itself with the sample region and says what to open. */
public final class ServingApplication implements QuarkusApplication {

    private final SampleRegion sample;
    private final ProviderCheck provider;
    private final SchemaVersion schema;
    private final ClockDifference clocks;
    private final Clock clock;
    private final int port;

    ServingApplication(
            SampleRegion sample,
            ProviderCheck provider,
            SchemaVersion schema,
            ClockDifference clocks,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.sample = sample;
        this.provider = provider;
        this.schema = schema;
        this.clocks = clocks;
        this.clock = clock;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        schema.require();
        require(FailureKind.CLOCK, schema.patiently(clocks::faults));
        if (Settings.isProduction() && !Settings.isPublicAlone()) {
            require(FailureKind.PROVIDER_AWAY, provider.faults());
        }
        Welcome welcome = Welcome.prepared();
        if (welcome != null) {
            sample.loadIfEmpty();
            welcome.print(System.out, "http://localhost:" + port, clock);
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static void require(FailureKind kind, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new CannotStart(kind, String.join(System.lineSeparator(), faults));
        }
    }
}
