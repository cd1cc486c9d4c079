package io.ecocredit.warnings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** Limits of warnings before a record that have passed; every method works in the transaction of the connection it is given. */
@Singleton
class EarlyLapses {

    private final LegalClock clock;

    EarlyLapses(LegalClock clock) {
        this.clock = clock;
    }

    /** A warning whose limit has passed without a report that spares, and of which nobody has been told yet. */
    record Lapsed(String number, String uscc, String league, LocalDate issuedOn) {}

    Uni<List<Lapsed>> lapsed(SqlConnection connection, int limit) {
        return connection
                .preparedQuery("""
                        select w.warning_no, w.uscc, w.league, w.issued_on from register.early_warnings w
                        where w.limit_on < $1 and register.follower_of(w.warning_no) is null
                            and not exists (select from register.early_warning_lapses l where l.warning_no = w.warning_no)
                            and not exists (select from register.early_warning_reports p
                                left join register.early_warning_decisions d using (warning_no, report_no)
                                where p.warning_no = w.warning_no and coalesce(d.confirmed, true))
                        order by w.warning_no limit $2
                        """)
                .execute(Tuple.of(clock.today(), limit))
                .map(rows -> rows.stream()
                        .map(row -> new Lapsed(
                                row.getString("warning_no"),
                                row.getString("uscc"),
                                row.getString("league"),
                                row.getLocalDate("issued_on")))
                        .toList());
    }

    /** Notes that a lapse was told; false when another copy of the service has. */
    Uni<Boolean> noteLapse(SqlConnection connection, String number) {
        return Statements.isOne(connection, """
                insert into register.early_warning_lapses (warning_no, lapsed_on) values ($1, $2) on conflict do nothing
                """, Tuple.of(number, clock.today()));
    }
}
