package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which migrations the database has had. A copy that does not migrate by itself starts only where the schema is not older than
 * what it was built for; a newer one is made so that the version before goes on working with it.
 */
@Singleton
public class SchemaVersion {

    /** The newest migration of this program. */
    static final int NEEDED = 84;

    private static final Set<String> NOT_THERE = Set.of("3F000", "42883");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;

    SchemaVersion(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /** What stands in the way of a start, a database that does not answer among it; waits for its answer. */
    public List<String> faults() {
        try {
            return faults(BusyStart.patiently(this::found));
        } catch (RuntimeException failure) {
            return List.of("公开侧读取的数据库没有应答，请检查ECOCREDIT_DATABASE_READ_URL（未配置时为ECOCREDIT_DATABASE_URL）的地址、证书和口令"
                    + " (the database that the public side reads gave no answer: check address, certificate and password of"
                    + " ECOCREDIT_DATABASE_READ_URL, or of ECOCREDIT_DATABASE_URL where that is not set)："
                    + failure.getMessage());
        }
    }

    private static List<String> faults(int found) {
        return found >= NEEDED
                ? List.of()
                : List.of("数据库结构为第" + found + "版，本程序需要第" + NEEDED + "版，请先运行 migrate (the schema is at version " + found
                        + ", this program needs " + NEEDED + ": run migrate first)。");
    }

    /** The newest migration that the database has had, 0 for none that tells of it; waits for its answer. */
    public int found() {
        return pool.query("select published.schema_version()")
                .execute()
                .map(rows -> Statements.only(rows, Integer.class))
                .onFailure(SchemaVersion::isEmptyDatabase)
                .recoverWithItem(0)
                .await()
                .atMost(LIMIT);
    }

    private static boolean isEmptyDatabase(Throwable failure) {
        return NOT_THERE.contains(Objects.requireNonNullElse(SqlState.of(failure), ""));
    }
}
