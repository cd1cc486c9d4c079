package io.ecocredit.accounts;

import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Approvals and their ends; every method works in the transaction of the connection it is given. */
@Singleton
class AccountRepository {

    private static final String STANDING = """
             from register.account_approvals p
            where not exists (select from register.account_endings e where e.approval_id = p.approval_id)
            """;

    private static final Rows<Approval> APPROVALS = Rows.of(Approval.class);

    /** Whether the file of an institution is open to whoever acts. */
    Uni<Boolean> isOpen(SqlConnection connection, String uscc) {
        return Statements.isOne(connection, "select from register.institutions where uscc = $1", Tuple.of(uscc));
    }

    /** Approvals of an institution that nobody has ended, past and future ones too. */
    Uni<List<Approval>> standing(SqlConnection connection, String uscc) {
        return APPROVALS.all(
                connection,
                "select account, capacity, valid_from, valid_until, document" + STANDING
                        + " and p.uscc = $1 order by p.approval_id",
                Tuple.of(uscc));
    }

    Uni<Boolean> isApproved(SqlConnection connection, String account, String uscc, LocalDate today) {
        return Statements.isOne(connection, "select" + STANDING + """
                 and p.account = $1 and p.uscc = $2 and p.valid_from <= $3
                    and (p.valid_until is null or p.valid_until >= $3) limit 1
                """, Tuple.of(account, uscc, today));
    }

    Uni<Void> add(SqlConnection connection, String uscc, Approval approval, String author, Instant now) {
        return connection
                .preparedQuery("""
                        insert into register.account_approvals
                            (uscc, account, capacity, valid_from, valid_until, document, approved_by, recorded_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        """)
                .execute(Tuple.tuple()
                        .addString(uscc)
                        .addString(approval.account())
                        .addString(approval.capacity().name())
                        .addLocalDate(approval.validFrom())
                        .addLocalDate(approval.validUntil())
                        .addString(approval.document())
                        .addString(author)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Ends whatever an account was approved for at an institution; answers how many approvals. */
    Uni<Integer> end(SqlConnection connection, String uscc, String account, String author, Instant now) {
        return connection
                .preparedQuery("insert into register.account_endings (approval_id, ended_by, recorded_at)"
                        + " select p.approval_id, $3, $4" + STANDING
                        + " and p.uscc = $1 and p.account = $2 on conflict do nothing")
                .execute(Tuple.of(uscc, account, author, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }
}
