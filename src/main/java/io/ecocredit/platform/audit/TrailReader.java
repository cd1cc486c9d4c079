package io.ecocredit.platform.audit;

import io.ecocredit.platform.audit.AuditResource.Entry;
import io.ecocredit.platform.audit.AuditResource.Question;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.Rows;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Reads the trail, the latest first, and leaves a row of having read it. */
@Singleton
class TrailReader {

    private static final Rows<Entry> ENTRIES = Rows.of(
            Entry.class,
            Map.of(
                    "outcomeLabel",
                    row -> AuditOutcome.valueOf(row.getString("outcome")).label()));

    private final Pool pool;
    private final Trail trail;

    TrailReader(@ReactiveDataSource("audit") Pool pool, Trail trail) {
        this.pool = pool;
        this.trail = trail;
    }

    Uni<List<Entry>> read(Question question, Act act) {
        Tuple wanted = Tuple.of(
                question.before(),
                question.actor(),
                question.subject(),
                question.operation(),
                question.knownOutcome(),
                question.size());
        return pool.withTransaction(connection -> connection
                .preparedQuery("""
                        select audit_id, at, actor, role, origin, request_id, operation, subject_kind, subject, purpose,
                            outcome, code
                        from audit.trail
                        where ($1::bigint is null or audit_id < $1) and ($2::text is null or actor = $2)
                            and ($3::text is null or subject = $3) and ($4::text is null or operation = $4)
                            and ($5::text is null or outcome = $5)
                        order by audit_id desc limit $6
                        """)
                .execute(wanted)
                .map(ENTRIES::all)
                .call(() -> trail.addNaming(connection, act)));
    }

    /** Leaves a row of having looked at the trail without reading it. */
    Uni<Void> note(Act act) {
        return trail.addNaming(pool, act);
    }
}
