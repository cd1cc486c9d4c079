package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.ecocredit.platform.database.NoDatabaseException.Wanted;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which migrations the database has had. A copy that does not migrate by itself starts only where the schema is not older than
 * what it was built for; a newer one is made so that the version before goes on working with it.
 */
@Singleton
public class SchemaVersion {

    /** The newest migration of this program. */
    static final int NEEDED = 98;

    private static final String QUESTION = "select published.schema_version()";
    private static final Set<String> NOT_THERE = Set.of("3F000", "42883");
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;
    private final Wanted wanted;

    SchemaVersion(
            @ReactiveDataSource("published") Pool pool,
            @ConfigProperty(name = "quarkus.datasource.published.reactive.url") String address) {
        this.pool = pool;
        this.wanted = new Wanted(
                DatabaseAddress.in(address).stream().map(DatabaseAddress::shown).collect(Collectors.joining(",")),
                Role.PUBLIC.user(),
                DatabaseSettings.EITHER_ADDRESS + "、ECOCREDIT_DATABASE_PUBLIC_PASSWORD");
    }

    /** The schema is older than this program needs. */
    public static final class OlderException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int found;

        OlderException(int found) {
            super("the schema is at version " + found);
            this.found = found;
        }

        public int found() {
            return found;
        }

        public int needed() {
            return NEEDED;
        }
    }

    /**
     * Waits until the database that the public side reads tells of its schema.
     *
     * @throws OlderException when nobody has migrated yet
     * @throws NoDatabaseException when it does not answer, or does not let the public side in
     */
    public void require() {
        require(found());
    }

    static void require(int found) {
        if (found < NEEDED) {
            throw new OlderException(found);
        }
        if (found > NEEDED) {
            OperatorTold.tell(
                    Level.WARN,
                    "schema-newer",
                    "数据库结构为第" + found + "版，新于本程序的第" + NEEDED + "版：前一版程序可以继续运行，请尽快换用新版 (the schema is at version "
                            + found + ", newer than the " + NEEDED
                            + " of this program: the version before goes on working, bring this copy up to date)。");
        }
    }

    /** The newest migration that the database has had, 0 for none that tells of it; waits for its answer. */
    public int found() {
        return DatabasePatience.patiently(wanted, this::ask);
    }

    /** Asks the database that the public side reads for something else, as patiently; blocks. */
    public <T> T patiently(Supplier<T> question) {
        return DatabasePatience.patiently(wanted, question::get);
    }

    private int ask() {
        return pool.query(QUESTION)
                .execute()
                .map(rows -> Statements.only(rows, Integer.class))
                .onFailure(SchemaVersion::isEmptyDatabase)
                .recoverWithItem(0)
                .await()
                .atMost(LIMIT);
    }

    static int found(Connection connection) throws SQLException {
        try {
            return OverJdbc.only(connection, QUESTION, Tuple.tuple(), Integer.class);
        } catch (SQLException failure) {
            if (isEmptyDatabase(failure)) {
                return 0;
            }
            throw failure;
        }
    }

    private static boolean isEmptyDatabase(Throwable failure) {
        return NOT_THERE.contains(Objects.requireNonNullElse(SqlState.of(failure), ""));
    }
}
