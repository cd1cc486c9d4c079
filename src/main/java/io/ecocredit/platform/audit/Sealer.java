package io.ecocredit.platform.audit;

import io.ecocredit.platform.audit.ChainRepository.Unsealed;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Chains the rows of the audit trail a moment after they are committed: in the action itself it would let no two officers act
 * at once. The key is the service's, so whoever can change the database alone cannot make the chain fit again.
 */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class Sealer {

    static final String PURPOSE = "audit chain";

    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final int BATCH = 1000;

    private final ChainRepository chain;
    private final PersonalDataCipher cipher;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AtomicLong sealedAt;

    Sealer(ChainRepository chain, PersonalDataCipher cipher, Clock clock, MeterRegistry meters) {
        this.chain = chain;
        this.cipher = cipher;
        this.clock = clock;
        this.meters = meters;
        this.sealedAt = meters.gauge("ecocredit.trail.sealed.timestamp.seconds", new AtomicLong(seconds()));
    }

    /** By the measures' own clock, which goes on evenly where the service's is moved. */
    private long seconds() {
        return Duration.ofMillis(meters.config().clock().wallTime()).toSeconds();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return sealAll()
                .invoke(() -> sealedAt.set(seconds()))
                .onFailure()
                .invoke(failure -> LOG.warnf("sealing the audit trail waits: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Seals until nothing waits. */
    public Uni<Void> sealAll() {
        return Multi.createBy()
                .repeating()
                .uni(() -> chain.alone(this::sealSome))
                .whilst(Boolean::booleanValue)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Answers whether there may be more. */
    private Uni<Boolean> sealSome(SqlConnection connection) {
        return chain.unsealed(connection, BATCH)
                .flatMap(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(false)
                        : seal(connection, rows).replaceWith(rows.size() == BATCH));
    }

    private Uni<Void> seal(SqlConnection connection, List<Unsealed> rows) {
        return chain.last(connection).flatMap(last -> chain.add(connection, rows, links(last, rows), clock.instant()));
    }

    /** How many links each suite and key seals; a key that seals any is needed to verify the chain. */
    public Uni<Map<String, Long>> keysInUse() {
        return chain.keys();
    }

    private List<Link> links(@Nullable Link last, List<Unsealed> rows) {
        List<Link> links = new ArrayList<>(rows.size());
        String before = last == null ? Link.BEGINNING : last.seal().hex();
        long position = last == null ? 0 : last.position();
        for (Unsealed row : rows) {
            position++;
            Link link = new Link(position, cipher.mac(PURPOSE, Link.text(before, position, row.line())));
            links.add(link);
            before = link.seal().hex();
        }
        return links;
    }
}
