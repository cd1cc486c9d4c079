package io.ecocredit.platform.audit;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes the head of the audit chain outside the database, on standard error and in a file where one is set: whoever can change
 * the database can cut off the end of the chain, but not what was noted of it elsewhere. Each copy notes for itself.
 */
@Singleton
final class NotedHeads {

    private static final Logger LOG = Logger.getLogger(NotedHeads.class);

    private final ChainRepository chain;
    private final Clock clock;
    private final Optional<Path> file;
    private volatile @Nullable String noted;

    NotedHeads(
            ChainRepository chain,
            Clock clock,
            @ConfigProperty(name = "ecocredit.audit.heads-file") Optional<Path> file) {
        this.chain = chain;
        this.clock = clock;
        this.file = file;
    }

    /** Nothing is noted twice, and what could not be noted is noted the next time. */
    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> note() {
        return chain.head()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(head -> {
                    if (head != null && !head.seal().hex().equals(noted)) {
                        write(head);
                        noted = head.seal().hex();
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("the head of the audit trail is noted later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void write(Link head) {
        String line =
                clock.instant() + " " + head.position() + " " + head.seal().hex();
        LOG.infof("audit trail head %s", line);
        file.ifPresent(path -> append(path, line));
    }

    private static void append(Path path, String line) {
        try {
            Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
