package io.ecocredit.institutions;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
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
 * history of the year's case, notices to those concerned, and the cases and results in public that rest on the file (A31).
 */
@Singleton
@Cites(value = Article.A31, settles = Interpretation.I_32)
public class FileChange {

    private static final Rows<Concerned> CONCERNED = Rows.of(Concerned.class);

    private final RestingResults results;
    private final RestingCases cases;
    private final Successions successions;
    private final Inbox inbox;
    private final LegalClock clock;

    FileChange(RestingResults results, RestingCases cases, Successions successions, Inbox inbox, LegalClock clock) {
        this.results = results;
        this.cases = cases;
        this.successions = successions;
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
        return carryOut(connection, change, List.of(), work);
    }

    /**
     * The same where others than the institution are concerned.
     *
     * @param besides codes of institutions that are told too, and of which every league that has their files is told
     */
    Uni<Void> carryOut(SqlConnection connection, Change change, List<String> besides, LongFunction<Uni<Void>> work) {
        Actor author = change.author();
        String uscc = change.of().uscc();
        return successions
                .answering(connection, uscc)
                .call(() -> open(connection, change)
                        .flatMap(entry -> work.apply(entry)
                                .chain(() -> note(connection, change, entry))
                                .chain(() -> follow(connection, author, uscc, entry))
                                .flatMap(position ->
                                        results.follow(connection, author, uscc, change.cause(), position))))
                .flatMap(before -> inform(
                        connection,
                        change,
                        Stream.concat(before.stream(), besides.stream()).toList(),
                        besides));
    }

    /** The cases of whoever has taken the institution over rest on its file too (I-3). Answers the place of the entry. */
    private Uni<Long> follow(SqlConnection connection, Actor author, String uscc, long entry) {
        return successions
                .withHeirs(connection, uscc)
                .call(bearers -> cases.hold(connection, author, bearers))
                .flatMap(bearers -> seal(connection, entry).call(() -> cases.follow(connection, author, bearers)));
    }

    /** @param before who answered for the institution before the change, which may have ended a succession */
    private Uni<Void> inform(SqlConnection connection, Change change, List<String> before, List<String> besides) {
        return concerned(connection, change.of(), besides)
                .flatMap(concerned -> successions
                        .answering(connection, change.of().uscc())
                        .map(after -> Stream.concat(before.stream(), after.stream())
                                .distinct()
                                .toList())
                        .chain(answering ->
                                inbox.deliver(connection, letters(change, concerned, answering), change.author())));
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

    private Uni<Void> note(SqlConnection connection, Change change, long entry) {
        return Statements.run(
                connection,
                """
                insert into register.file_notes (uscc, year, kind, title, clause, noted_on, role, entry_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                Tuple.tuple()
                        .addString(change.of().uscc())
                        .addInteger(change.of().year())
                        .addString(change.notice().kind())
                        .addString(change.notice().title())
                        .addString(change.notice().clause().toString())
                        .addLocalDate(clock.today())
                        .addString(change.author().role())
                        .addLong(entry));
    }

    /**
     * @param lead league that leads the case; empty when there is no case
     * @param leagues that have a file of who else is concerned
     */
    private record Concerned(String name, String lead, List<String> leagues) {}

    private static Uni<Concerned> concerned(SqlConnection connection, Concern of, List<String> besides) {
        return connection
                .preparedQuery("""
                        select coalesce(register.name_of($1), '') as name, coalesce(s.lead_league, '') as lead,
                            array(select register.leagues_concerned($3)) as leagues
                        from register.standing_of_year($1, $2) as s
                        """)
                .execute(Tuple.of(of.uscc(), of.year(), besides.toArray(String[]::new)))
                .map(rows -> CONCERNED.one(rows));
    }

    /** @param answering the institution, and who has taken it over (I-3) */
    private List<Letter> letters(Change change, Concerned concerned, List<String> answering) {
        Concern of = change.of();
        Stream<Recipient> institution = answering.stream()
                .filter(uscc -> !uscc.equals(change.author().uscc()))
                .map(Recipient::institution);
        Stream<Recipient> leagues = Stream.concat(
                        Stream.of(concerned.lead(), Objects.requireNonNullElse(of.answering(), "")),
                        concerned.leagues().stream())
                .filter(league ->
                        !league.isEmpty() && !league.equals(change.author().league()))
                .distinct()
                .map(league -> Recipient.league(league));
        return Stream.concat(institution, leagues)
                .map(recipient -> letter(recipient, change, concerned.name()))
                .toList();
    }

    private Letter letter(Recipient recipient, Change change, String name) {
        Notice notice = change.notice();
        return new Letter(
                recipient,
                change.of().year(),
                null,
                notice.kind(),
                notice.title(),
                name + "（" + change.of().uscc() + "）：" + notice.body(),
                notice.clause(),
                notice.dueOn(),
                null,
                clock.today());
    }
}
