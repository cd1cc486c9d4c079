package io.ecocredit.practitioners;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.function.LongFunction;

/** Writes facts about persons under an entry, by which it is known when, and has employers' results looked at (A31, I-12). */
@Singleton
public class PersonsEntry {

    private final LegalClock clock;

    PersonsEntry(LegalClock clock) {
        this.clock = clock;
    }

    /**
     * @param records whose employers' staff deduction may change
     * @param work writes under the number of the entry
     */
    public Uni<Void> write(
            SqlConnection connection,
            Actor author,
            String operation,
            Collection<String> records,
            LongFunction<Uni<Void>> work) {
        return under(
                connection,
                author,
                operation,
                entry -> work.apply(entry).chain(() -> touchEmployers(connection, records)));
    }

    /** Has {@code work} write under the number of an entry, which is sealed as the last thing before the transaction ends. */
    <T> Uni<T> under(SqlConnection connection, Actor author, String operation, LongFunction<Uni<T>> work) {
        return Statements.number(
                        connection,
                        "select register.open_entry($1, $2, $3)",
                        Tuple.of(author.name(), operation, clock.now()))
                .flatMap(entry -> work.apply(entry).call(() -> seal(connection, entry)));
    }

    private static Uni<Void> touchEmployers(SqlConnection connection, Collection<String> records) {
        return Statements.run(connection, """
                insert into register.touched_institutions (uscc, cause)
                select distinct employer_uscc, 'STAFF' from practitioners.records
                where record_no = any($1) and employer_uscc is not null
                """, Tuple.tuple().addArrayOfString(records.toArray(String[]::new)));
    }

    private Uni<Void> seal(SqlConnection connection, long entry) {
        return Statements.run(connection, "select register.seal_entry($1, $2)", Tuple.of(entry, clock.now()));
    }
}
