package io.ecocredit.accounts;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Approvals and their ends; every method works in the transaction of the connection it is given. */
@Singleton
class AccountRepository extends EntityRepository<ApprovedAccount, Long> {

    private static final Rows<Answering> ANSWERING = Rows.of(Answering.class);

    private final AccountQueries queries;
    private final Divisions divisions;

    AccountRepository(AccountQueries queries, Divisions divisions) {
        super(Side.REGISTER);
        this.queries = queries;
        this.divisions = divisions;
    }

    /** Whether the file of an institution is open to whoever acts. */
    Uni<Boolean> isOpen(SqlConnection connection, String uscc) {
        return Statements.isOne(connection, "select from register.institutions where uscc = $1", Tuple.of(uscc));
    }

    /**
     * Which leagues answer for who speaks for an institution.
     *
     * @param home the league that registered it; null where none of the region's did
     * @param leading the one that leads its latest case; where there is none and no home either, whose its latest engagements make it
     */
    record Answering(@Nullable String home, @Nullable String leading) {

        /** Whether a league is one of them, or there is none and whoever has the file answers; the region always does. */
        boolean includes(@Nullable String league) {
            return league == null || league.equals(home) || league.equals(leading) || (home == null && leading == null);
        }

        Stream<String> leagues() {
            return Stream.of(Optional.ofNullable(home), Optional.ofNullable(leading))
                    .flatMap(Optional::stream)
                    .distinct();
        }
    }

    /** Asked as the service: another league's case and engagements count too. */
    Uni<Answering> answering(SqlConnection connection, String uscc) {
        return connection
                .preparedQuery("""
                        select h.home, coalesce(
                            (select c.lead_league from register.cases c
                                where c.uscc = i.uscc and c.step <> 'REMOVED' order by c.year desc limit 1),
                            case when h.home is null then (
                                select register.lead_of(i.uscc, max(e.year)) from register.current_engagements e
                                where e.uscc = i.uscc) end) as leading
                        from register.institutions i cross join lateral (
                            select case when access.league_of(i.division) = any($2) then access.league_of(i.division) end as home) as h
                        where i.uscc = $1
                        """)
                .execute(Tuple.of(
                        uscc, divisions.leagues().stream().map(Division::code).toArray(String[]::new)))
                .map(rows -> ANSWERING.first(rows).orElseThrow());
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
