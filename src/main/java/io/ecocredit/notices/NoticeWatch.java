package io.ecocredit.notices;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Takes from notices what may no longer be shown: all of a closed one, and whoever is now outside the evaluation. */
@Singleton
@Cites(
        provisions = Provision.A5_ITEM_4,
        settles = {Interpretation.I_4, Interpretation.I_24})
class NoticeWatch {

    private static final Logger LOG = Logger.getLogger(NoticeWatch.class);
    private static final Actor WATCH = Actor.system("notices");

    private final Inside inside;
    private final LegalClock clock;

    NoticeWatch(Inside inside, LegalClock clock) {
        this.inside = inside;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        LocalDate today = clock.today();
        return inside.as(WATCH, connection -> connection.preparedQuery("""
                                        delete from published.notice_rows r using published.public_notices n
                                        where n.notice_id = r.notice_id and (n.closes_on < $1 or exists (
                                            select from register.exclusions x
                                                left join register.exclusion_returns b using (exclusion_id)
                                            where x.uscc = r.uscc and x.from_on <= $1
                                                and (b.until_on is null or b.until_on > $1)))
                                        """).execute(Tuple.of(today)))
                .onFailure()
                .invoke(failure -> LOG.warnf("notices are looked at later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
