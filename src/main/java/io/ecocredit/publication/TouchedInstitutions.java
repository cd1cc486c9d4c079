package io.ecocredit.publication;

import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Institutions whose public result may no longer be what their file says, and those whose file could not be computed. Every
 * method works in the transaction of the connection it is given.
 */
@Singleton
class TouchedInstitutions {

    Uni<Boolean> isAny(SqlConnection connection) {
        return connection
                .query("select exists (select from register.touched_institutions)")
                .execute()
                .map(rows -> Statements.only(rows, Boolean.class));
    }

    /** The next in the order of their codes, which stay touched. */
    Uni<List<String>> next(SqlConnection connection, int most) {
        return Statements.texts(
                connection,
                "select distinct uscc from register.touched_institutions order by uscc limit $1",
                Tuple.of(most));
    }

    /**
     * Takes the next to look at. As long as nothing is determined or published nothing rests on what was touched, and
     * publication looks at everybody by itself.
     */
    Uni<List<String>> take(SqlConnection connection, int most) {
        return Statements.texts(connection, """
                with resting as (
                    select exists (select from published.releases) or exists (
                        select from register.cases where step in ('DETERMINED', 'SUBMITTED', 'ACCEPTED')) as any_rests),
                taken as (
                    delete from register.touched_institutions t
                    where t.uscc in (
                            select distinct uscc from register.touched_institutions order by uscc limit $1)
                        or not (select any_rests from resting)
                    returning uscc)
                select distinct uscc from taken where (select any_rests from resting)
                """, Tuple.of(most));
    }

    Uni<Void> take(SqlConnection connection, String uscc) {
        return Statements.run(connection, "delete from register.touched_institutions where uscc = $1", Tuple.of(uscc));
    }

    /** @param cause why its file cannot be computed, for whoever mends it */
    Uni<Void> setAside(SqlConnection connection, String uscc, String cause, OffsetDateTime now) {
        return Statements.run(connection, """
                insert into register.uncomputable_files (uscc, cause, since, tried_at) values ($1, $2, $3, $3)
                on conflict (uscc) do update set cause = excluded.cause, tried_at = excluded.tried_at
                """, Tuple.of(uscc, cause, now));
    }

    /** Those that were computed are not set aside any more. */
    Uni<Void> takeUp(SqlConnection connection, List<String> usccs) {
        return Statements.run(
                connection,
                "delete from register.uncomputable_files where uscc = any($1)",
                Tuple.of(usccs.toArray(String[]::new)));
    }

    /** Touches those again that were tried last before a moment. */
    Uni<Void> tryAgain(SqlConnection connection, OffsetDateTime now, OffsetDateTime before) {
        return Statements.run(connection, """
                with due as (
                    update register.uncomputable_files set tried_at = $1 where tried_at < $2 returning uscc)
                insert into register.touched_institutions (uscc, cause) select uscc, 'TRIED_AGAIN' from due
                """, Tuple.of(now, before));
    }
}
