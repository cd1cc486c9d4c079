package io.ecocredit.procedure.submission;

import io.ecocredit.platform.sql.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** The value that seeds the samples of a year in both lines, announced before anything is submitted. */
public record Announced(int year, String value, Instant announcedAt) {

    private static final Rows<Announced> ROWS = Rows.of(Announced.class);

    /** That of a year, or empty. */
    public static Uni<Optional<Announced>> of(SqlConnection connection, int year) {
        return connection
                .preparedQuery("select year, value, announced_at from register.announced_values where year = $1")
                .execute(Tuple.of(year))
                .map(ROWS::first);
    }
}
