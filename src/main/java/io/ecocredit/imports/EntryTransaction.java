package io.ecocredit.imports;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingTransaction;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.sql.OverJdbc;
import io.quarkus.agroal.DataSource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction that brings facts: in somebody's name, with its entry, its row in the audit trail and its seal. Blocks. */
@Singleton
class EntryTransaction {

    private final AgroalDataSource insideSource;
    private final AgroalDataSource personsSource;
    private final Trail trail;
    private final LegalClock clock;

    EntryTransaction(
            AgroalDataSource insideSource,
            @DataSource("practitioners") AgroalDataSource personsSource,
            Trail trail,
            LegalClock clock) {
        this.insideSource = insideSource;
        this.personsSource = personsSource;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param verb that the entry's name begins with
     * @param patience of a single fact: how long to wait at a time for whatever is in its way; zero for a file, which waits as long
     *     as it takes
     */
    record Task(ImportKind<?> kind, String verb, Duration patience, Act act) {

        boolean goesBesideFiles() {
            return kind.isApart() && !patience.isZero();
        }
    }

    /** Brings the facts of one entry; nothing is kept when its report says so. */
    interface Work<E extends Exception> {
        ImportReport bring(Connection connection, long entry) throws SQLException, E;
    }

    <E extends Exception> ImportReport run(Task task, Work<E> work) throws SQLException, E {
        try (ActingTransaction transaction = open(task)) {
            ImportReport report = bring(transaction.connection(), task, work);
            if (report.broughtSomething()) {
                trail.add(transaction.connection(), task.act());
                transaction.commit();
            }
            return report;
        }
    }

    /** A transaction for {@link #bring}, without a row in the trail yet. */
    ActingTransaction open(Task task) throws SQLException {
        return ActingTransaction.open(
                task.kind().speaksOfPersons() ? personsSource : insideSource,
                task.act().actor());
    }

    /** Brings the facts under an entry, sealed; one that brought nothing is left unsealed, and must not be kept. */
    <E extends Exception> ImportReport bring(Connection connection, Task task, Work<E> work) throws SQLException, E {
        oneAtATime(connection, task);
        long entry = openEntry(connection, task);
        ImportReport report = work.bring(connection, entry);
        if (report.broughtSomething()) {
            sealEntry(connection, entry);
        }
        return report;
    }

    /**
     * Two transactions of one kind are examined one after the other, so that neither misses what the other brings; single facts that
     * are examined beside their own subject's alone take the turn of that, as files do for what they have read.
     */
    private static void oneAtATime(Connection connection, Task task) throws SQLException {
        waitAtMost(connection, task.patience());
        if (task.goesBesideFiles()) {
            return;
        }
        OverJdbc.query(
                connection,
                "select pg_advisory_xact_lock(hashtextextended($1, 2024021))",
                Tuple.of("import " + task.kind().name()));
        waitAtMost(connection, Duration.ZERO);
    }

    private static void waitAtMost(Connection connection, Duration patience) throws SQLException {
        OverJdbc.query(
                connection,
                "select set_config('lock_timeout', $1, true)",
                Tuple.of(Long.toString(patience.toMillis())));
    }

    private long openEntry(Connection connection, Task task) throws SQLException {
        String operation = task.verb() + " " + task.kind().name();
        return OverJdbc.only(
                connection,
                "select register.open_entry($1, $2, $3)",
                Tuple.of(task.act().actor().name(), operation, clock.now()),
                Long.class);
    }

    private void sealEntry(Connection connection, long entry) throws SQLException {
        OverJdbc.query(connection, "select register.seal_entry($1, $2)", Tuple.of(entry, clock.now()));
    }
}
