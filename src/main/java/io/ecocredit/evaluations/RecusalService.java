package io.ecocredit.evaluations;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps who has withdrawn from whose cases, and why (公务员法第七十六条). */
@Singleton
@Cites(Article.A20)
class RecusalService {

    private final Inside inside;
    private final CaseService cases;
    private final LegalClock clock;

    RecusalService(Inside inside, CaseService cases, LegalClock clock) {
        this.inside = inside;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Declares a conflict of interest of whoever acts; again is the same.
     *
     * @throws ProblemException 404 when the case is not the officer's to see
     */
    Uni<CaseView> declare(UUID id, String reason, Act act) {
        return cases.view(id, act.actor())
                .chain(view -> inside.doing(
                        act,
                        connection -> connection
                                .preparedQuery("""
                                        insert into register.recusals (officer, uscc, reason, declared_at)
                                        values ($1, $2, $3, $4) on conflict do nothing
                                        """)
                                .execute(Tuple.of(act.actor().name(), view.uscc(), reason, clock.now()))))
                .chain(() -> cases.view(id, act.actor()));
    }
}
