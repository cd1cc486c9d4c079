package io.ecocredit.procedure.submission;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
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

    /** @throws RefusalException 409 when none is announced, in these words */
    static Uni<Announced> require(SqlConnection connection, Line<?, ?> line, int year, String otherwise) {
        return of(connection, year)
                .map(value -> value.orElseThrow(() -> Refusal.of(RefusalCode.NOT_ANNOUNCED, otherwise)
                        .under(line.terms().clauses().spotCheck())
                        .asException()));
    }
}
