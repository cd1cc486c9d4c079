package io.ecocredit.institutions;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked about successions that stand, and how it was decided; every method works in the transaction it is given. */
@Singleton
class SuccessionRequests {

    private static final Rows<SuccessionRequest> REQUESTS = Rows.of(SuccessionRequest.class);

    private static final String SELECT = """
            select q.request_no as number, q.uscc, q.former, q.successor, q.changed_on as on, q.reason, q.document_no,
                q.asked_by, q.asked_at, q.confirmed, q.decision, q.decided_by, q.decided_at,
                q.confirmed is null
                    and not exists (select from register.institution_changes c
                        where c.uscc = q.uscc and c.change_no >= q.of_version and c.kind = 'SUCCEEDED')
                    and not exists (select from register.succession_requests l
                        where l.uscc = q.uscc and l.request_no > q.request_no) as pending
            from register.succession_requests q
            """;

    private final LegalClock clock;

    SuccessionRequests(LegalClock clock) {
        this.clock = clock;
    }

    /** The latest first. */
    Uni<List<SuccessionRequest>> all(SqlConnection connection, String uscc) {
        return REQUESTS.all(connection, SELECT + "where q.uscc = $1 order by q.request_no desc", Tuple.of(uscc));
    }

    /** Held until the transaction ends. */
    Uni<Optional<SuccessionRequest>> hold(SqlConnection connection, String uscc, long number) {
        return REQUESTS.first(
                connection, SELECT + "where q.uscc = $1 and q.request_no = $2 for update of q", Tuple.of(uscc, number));
    }

    /** From which day on, and why. */
    record Terms(LocalDate on, String reason, @Nullable String documentNo) {}

    /** @param now as it stands, with a successor */
    Uni<Void> ask(SqlConnection connection, Institution now, @Nullable String successor, Terms terms, Actor officer) {
        return Statements.run(
                connection,
                """
                insert into register.succession_requests
                    (uscc, of_version, former, successor, changed_on, reason, document_no, asked_by, asked_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """,
                Tuple.tuple()
                        .addString(now.uscc())
                        .addInteger(Math.toIntExact(now.version()))
                        .addString(now.successor())
                        .addString(successor)
                        .addLocalDate(terms.on())
                        .addString(terms.reason())
                        .addString(terms.documentNo())
                        .addString(officer.name())
                        .addOffsetDateTime(clock.now()));
    }

    Uni<Void> decide(
            SqlConnection connection, SuccessionRequest request, boolean confirmed, String why, Actor officer) {
        return Statements.run(connection, """
                update register.succession_requests
                set confirmed = $2, decision = $3, decided_by = $4, decided_at = $5
                where request_no = $1
                """, Tuple.of(request.number(), confirmed, why, officer.name(), clock.now()));
    }
}
