package io.ecocredit.deadlines;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Counts once a minute what has not come in its time, and what the service itself has still to do. Every copy tells the same
 * numbers: take the largest, not the sum.
 */
@Singleton
@Cites(
        value = {Article.A20, Article.A24, Article.A26},
        settles = Interpretation.I_20)
class Overdue {

    private static final Logger LOG = Logger.getLogger(Overdue.class);
    private static final Actor ASKING = Actor.system("operations");

    private final Inside inside;
    private final LegalClock clock;
    private final MeterRegistry meters;
    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    Overdue(Inside inside, LegalClock clock, MeterRegistry meters) {
        this.inside = inside;
        this.clock = clock;
        this.meters = meters;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        LocalDate today = clock.today();
        return inside.as(ASKING, connection -> connection.preparedQuery("""
                        select 'filing' as what, count(*) as many from register.cases where step = 'NOTIFIED' and filing_due < $1
                        union all select 'answer', count(*) from register.cases
                            where step = 'PROPOSED' and answer_due < $1
                        union all select 'repair', count(*) from register.repair_escalations e
                            join register.repairs r using (repair_id)
                            where r.state in ('APPLIED', 'PRODUCER_CONFIRMED')
                        union all select 'rectification', count(*) from register.warning_lapses l
                            where not exists (
                                select from register.rectifications x where x.record_no = l.record_no)
                        union all select 'revision', count(distinct uscc) from register.touched_institutions
                        union all select 'uncomputable', count(*) from register.uncomputable_files
                        """).execute(Tuple.of(today)))
                .invoke(rows -> rows.forEach(this::tell))
                .onFailure()
                .invoke(failure -> LOG.warnf("what is overdue is counted later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void tell(Row row) {
        counts.computeIfAbsent(
                        row.getString("what"),
                        what -> meters.gauge("ecocredit.overdue", Tags.of("what", what), new AtomicLong()))
                .set(row.getLong("many"));
    }
}
