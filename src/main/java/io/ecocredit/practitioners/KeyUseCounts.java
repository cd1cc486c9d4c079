package io.ecocredit.practitioners;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.privacy.KeyUses;
import io.ecocredit.platform.serving.Served;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Keeps how often each key has encrypted, for all copies and across their ends, and tells when a key has not long to go. */
@Singleton
final class KeyUseCounts {

    private static final Logger LOG = Logger.getLogger(KeyUseCounts.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final long NOT_LONG_TO_GO = KeyUses.MOST / 4 * 3;

    private static final Actor COUNTING = Actor.system("uses of keys");

    private final PersonsSide persons;
    private final KeyUses uses;
    private final boolean hasKeys;

    KeyUseCounts(PersonsSide persons, KeyUses uses, Served served) {
        this.persons = persons;
        this.uses = uses;
        this.hasKeys = !served.isPublicAlone();
    }

    void atTheBeginning(@Observes StartupEvent started) {
        keep().subscribe().with(kept -> {});
    }

    void atTheEnd(@Observes ShutdownEvent end) {
        keep().await().atMost(LAST_WORDS);
    }

    /** What cannot be kept now is kept the next time. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keep() {
        if (!hasKeys) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> {
                    Map<KeyMark, Long> taken = uses.take();
                    return add(taken).onFailure().invoke(failure -> uses.giveBack(taken));
                })
                .chain(this::learn)
                .onFailure()
                .invoke(failure -> LOG.debugf("the uses of keys are counted later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> add(Map<KeyMark, Long> taken) {
        String[] labels = taken.keySet().stream().map(KeyMark::label).toArray(String[]::new);
        Long[] numbers = taken.values().toArray(Long[]::new);
        return persons.ask(COUNTING, """
                        insert into practitioners.key_uses as kept (key, uses)
                        select key, uses from unnest($1::text[], $2::bigint[]) as t (key, uses)
                        on conflict (key) do update set uses = kept.uses + excluded.uses
                        """, Tuple.of(labels, numbers)).replaceWithVoid();
    }

    private Uni<Void> learn() {
        return persons.ask(COUNTING, "select key, uses from practitioners.key_uses", Tuple.tuple())
                .invoke(rows -> rows.forEach(row -> learn(row.getString("key"), row.getLong("uses"))))
                .replaceWithVoid();
    }

    private void learn(String key, long together) {
        uses.learn(KeyMark.of(key), together);
        if (together > NOT_LONG_TO_GO) {
            LOG.warnf("the key %s has encrypted %d times of %d; rotate it", key, together, KeyUses.MOST);
        }
    }
}
