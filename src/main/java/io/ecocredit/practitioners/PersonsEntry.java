package io.ecocredit.practitioners;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
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
        return connection
                .preparedQuery("select register.open_entry($1, $2, $3)")
                .execute(Tuple.of(author.name(), operation, now()))
                .map(rows -> rows.iterator().next().getLong(0))
                .call(work::apply)
                .call(() -> connection
                        .preparedQuery("""
                                insert into register.touched_institutions (uscc, cause)
                                select distinct employer_uscc, 'STAFF' from practitioners.records
                                where record_no = any($1) and employer_uscc is not null
                                """)
                        .execute(Tuple.tuple().addArrayOfString(records.toArray(String[]::new))))
                .flatMap(entry -> connection
                        .preparedQuery("select register.seal_entry($1, $2)")
                        .execute(Tuple.of(entry, now())))
                .replaceWithVoid();
    }

    private OffsetDateTime now() {
        return clock.now();
    }
}
