package io.ecocredit.start;

import io.ecocredit.platform.identity.ProviderCheck;
import io.ecocredit.region.SampleRegion;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The running service; as a demonstration it fills itself with the sample region and says what to open. */
public final class ServingApplication implements QuarkusApplication {

    private static final int CANNOT_START = 1;

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
        List<String> faults = Settings.isProduction() && !Settings.isPublicAlone() ? provider.faults() : List.of();
        if (!faults.isEmpty()) {
            faults.forEach(System.err::println);
            return CANNOT_START;
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
