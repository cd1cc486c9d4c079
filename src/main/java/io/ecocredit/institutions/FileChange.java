package io.ecocredit.institutions;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes an institution's file with all that follows from it, in one transaction: the entry by which it is known when, the
 * history of the year's case, notices to those concerned, and the results in public that rest on the file (A31).
 */
@Singleton
@Cites(Article.A31)
public class FileChange {

    private final RestingResults results;
    private final Inbox inbox;
    private final LegalClock clock;

    FileChange(RestingResults results, Inbox inbox, LegalClock clock) {
        this.results = results;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * What changes.
     *
     * @param cause why results in public may change, as their file keeps it
     */
    public record Change(Actor author, Concern of, String cause, Notice notice) {}

    /**
     * Whose file it is and who is concerned.
     *
     * @param year whose case tells of it, that of the record concerned
     * @param answering code of the league that answers for the record; null where none does
     */
    public record Concern(String uscc, int year, @Nullable String answering) {

        /** The same in another year: a penalty's is that in which it became final (I-6). */
        public Concern in(int another) {
            return new Concern(uscc, another, answering);
        }
    }

    /**
     * What is told of it.
     *
     * @param kind stable name for programs
     * @param dueOn last day of a period that the notice starts, null when it starts none
     */
    public record Notice(
            String kind,
            String title,
            String body,
            Clause clause,
            @Nullable LocalDate dueOn) {}

    /** Carries a change out; {@code work} writes it under the number of its entry. */
    public Uni<Void> carryOut(SqlConnection connection, Change change, LongFunction<Uni<Void>> work) {
        return open(connection, change)
                .flatMap(entry -> work.apply(entry)
                        .chain(() -> note(connection, change, entry))
                        .chain(lead -> inbox.deliver(connection, letters(change, lead), change.author()))
                        .chain(() -> seal(connection, entry)))
                .flatMap(position ->
                        results.follow(connection, change.author(), change.of().uscc(), change.cause(), position));
    }

    private Uni<Long> open(SqlConnection connection, Change change) {
        return Statements.number(
                connection,
                "select register.open_entry($1, $2, $3)",
                Tuple.of(change.author().name(), change.notice().kind(), clock.now()));
    }

    private Uni<Long> seal(SqlConnection connection, long entry) {
        return Statements.number(connection, "select register.seal_entry($1, $2)", Tuple.of(entry, clock.now()));
    }

    /** Answers the league that leads the case; empty when there is no case. */
    private Uni<String> note(SqlConnection connection, Change change, long entry) {
        return connection
                .preparedQuery("""
                        with noted as (
                            insert into register.file_notes (uscc, year, kind, title, clause, noted_on, role, entry_id)
                            values ($1, $2, $3, $4, $5, $6, $7, $8))
                        select coalesce(s.lead_league, '') as lead from register.standing_of_year($1, $2) as s
                        """)
                .execute(Tuple.tuple()
                        .addString(change.of().uscc())
                        .addInteger(change.of().year())
                        .addString(change.notice().kind())
                        .addString(change.notice().title())
                        .addString(change.notice().clause().toString())
                        .addLocalDate(clock.today())
                        .addString(change.author().role())
                        .addLong(entry))
                .map(rows -> rows.iterator().next().getString("lead"));
    }

    private List<Letter> letters(Change change, String lead) {
        Stream<Recipient> institution = Stream.of(change.of().uscc())
                .filter(uscc -> !uscc.equals(change.author().uscc()))
                .map(Recipient::institution);
        Stream<Recipient> leagues = Stream.of(
                        lead, Objects.requireNonNullElse(change.of().answering(), ""))
                .filter(league ->
                        !league.isEmpty() && !league.equals(change.author().league()))
                .distinct()
                .map(league -> Recipient.league(league));
        return Stream.concat(institution, leagues)
                .map(recipient -> letter(recipient, change))
                .toList();
    }

    private Letter letter(Recipient recipient, Change change) {
        Notice notice = change.notice();
        return new Letter(
                recipient,
                change.of().year(),
                null,
                notice.kind(),
                notice.title(),
                notice.body(),
                notice.clause(),
                notice.dueOn(),
                null,
                clock.today());
    }
}
