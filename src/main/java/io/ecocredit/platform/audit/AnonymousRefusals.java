package io.ecocredit.platform.audit;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.sql.OneByOne;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Refusals of whoever does not say who they are. Each minute the first of them have a row each; the others are counted, and
 * summed in one row for each operation and code, so that nobody without a token makes the trail grow at will.
 */
@Singleton
public class AnonymousRefusals {

    /** In a minute and a copy of the service. */
    static final int ROWS_OF_THEIR_OWN = 20;

    private static final Logger LOG = Logger.getLogger(AnonymousRefusals.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Trail trail;
    private final AtomicInteger sinceTheMinute = new AtomicInteger();
    private final Map<Refused, Long> counted = new ConcurrentHashMap<>();

    AnonymousRefusals(Trail trail) {
        this.trail = trail;
    }

    private record Refused(String operation, String code) {}

    /** Completes once the row is committed, or at once where the refusal is only counted. */
    Uni<Void> leave(Act act, String code) {
        if (sinceTheMinute.incrementAndGet() <= ROWS_OF_THEIR_OWN) {
            return trail.refused(act, code);
        }
        counted.merge(new Refused(act.operation(), code), 1L, Long::sum);
        return Uni.createFrom().voidItem();
    }

    /** Writes what was counted; what could not be written is counted on. */
    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sum() {
        sinceTheMinute.set(0);
        return OneByOne.each(counted.keySet(), this::write)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "refusals are summed later"))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    void atTheEnd(@Observes ShutdownEvent end) {
        if (!counted.isEmpty()) {
            sum().await().atMost(LAST_WORDS);
        }
    }

    private Uni<Void> write(Refused refused) {
        Long times = counted.remove(refused);
        if (times == null) {
            return Uni.createFrom().voidItem();
        }
        Act act = new Act(
                Caller.NOBODY,
                refused.operation(),
                new Act.Subject(SubjectKind.ADDRESS, null),
                "另有" + times + "次未逐一记载",
                new Act.Origin(null, null));
        return trail.refused(act, refused.code())
                .onFailure()
                .invoke(failure -> counted.merge(refused, times, Long::sum));
    }
}
