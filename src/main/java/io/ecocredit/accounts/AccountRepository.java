package io.ecocredit.accounts;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Approvals and their ends; every method works in the transaction of the connection it is given. */
@Singleton
class AccountRepository extends EntityRepository<ApprovedAccount, Long> {

    private final AccountQueries queries;

    AccountRepository(AccountQueries queries) {
        super(Side.REGISTER);
        this.queries = queries;
    }

    /** Whether the file of an institution is open to whoever acts. */
    Uni<Boolean> isOpen(SqlConnection connection, String uscc) {
        return Statements.isOne(connection, "select from register.institutions where uscc = $1", Tuple.of(uscc));
    }

    /** Approvals of an institution that nobody has ended, past and future ones too. */
    Uni<List<Approval>> standing(SqlConnection connection, String uscc) {
        return on(connection, () -> queries.standing(uscc));
    }

    Uni<Boolean> isApproved(SqlConnection connection, String account, String uscc, LocalDate today) {
        return on(connection, () -> queries.valid(uscc, account, today)).map(approvals -> approvals > 0);
    }

    /** Whether an account has acted for a league, the region or the producer of a record, as far as the register knows. */
    Uni<Boolean> hasActedInOffice(SqlConnection connection, String account) {
        return Statements.isOne(connection, "select where register.acted_in_office($1)", Tuple.of(account));
    }

    Uni<Void> add(SqlConnection connection, ApprovedAccount approved) {
        return on(connection, () -> persist(approved)).replaceWithVoid();
    }

    /** Ends whatever an account was approved for at an institution; answers how many approvals. */
    Uni<Integer> end(SqlConnection connection, String uscc, String account, String author, Instant now) {
        return on(connection, () -> queries.end(uscc, account, author, now));
    }
}
