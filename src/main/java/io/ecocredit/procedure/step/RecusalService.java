package io.ecocredit.procedure.step;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Keeps who has withdrawn from whose cases, and why (公务员法第七十六条). */
@Singleton
@Cites(Article.A20)
public class RecusalService {

    public static final int LONGEST_REASON = 500;

    private final CaseService cases;
    private final LegalClock clock;

    RecusalService(CaseService cases, LegalClock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Declares a conflict of interest of whoever acts; again is the same.
     *
     * @throws RefusalException 404 when the case is not the officer's to see
     */
    public <V extends SeenCase> Uni<V> declare(Line<?, V> line, UUID id, String reason, Act act) {
        return cases.doing(
                line,
                id,
                act,
                (connection, found) -> connection
                        .preparedQuery("""
                        insert into %s.recusals (officer, %s, reason, declared_at)
                        values ($1, $2, $3, $4) on conflict do nothing
                        """.formatted(line.schema(), line.terms().column()))
                        .execute(Tuple.of(act.actor().name(), found.subject().key(), reason, clock.now()))
                        .replaceWithVoid());
    }
}
