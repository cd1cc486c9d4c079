package io.ecocredit.start;

import io.ecocredit.platform.identity.ProviderCheck;
import io.ecocredit.region.SampleRegion;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The running service; as a demonstration it fills itself with the sample region and says what to open. */
public final class ServingApplication implements QuarkusApplication {

    private final SampleRegion sample;
    private final ProviderCheck provider;
    private final Clock clock;
    private final int port;

    ServingApplication(
            SampleRegion sample,
            ProviderCheck provider,
            Clock clock,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.sample = sample;
        this.provider = provider;
        this.clock = clock;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        if (Settings.isProduction() && !Settings.isPublicAlone()) {
            StartChecks.require(FailureKind.PROVIDER_AWAY, provider.faults());
        }
        Welcome welcome = Welcome.prepared();
        if (welcome != null) {
            sample.loadIfEmpty();
            welcome.print(System.out, "http://localhost:" + port, clock);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
