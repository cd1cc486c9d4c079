package io.ecocredit;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The running service; as a demonstration it fills itself with the sample region and says what to open. */
public final class ServingApplication implements QuarkusApplication {

    private final SampleRegion sample;
    private final Clock clock;
    private final int port;

    ServingApplication(SampleRegion sample, Clock clock, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.sample = sample;
        this.clock = clock;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        Welcome welcome = Welcome.prepared();
        if (welcome != null) {
            sample.loadIfEmpty();
            welcome.print(System.out, "http://localhost:" + port, clock);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
