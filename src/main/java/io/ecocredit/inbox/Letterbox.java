package io.ecocredit.inbox;

import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Delivers official letters of one side in the transaction of what they tell of, and lets recipients read them. Letters about
 * practitioners have a box of their own, apart from all others (A36).
 */
@Cites(settles = Interpretation.I_29)
public abstract class Letterbox {

    /** What can be the number of a letter. */
    protected static final String NUMBER = "[1-9][0-9]{0,17}";

    private static final Rows<Message> MESSAGES = Rows.of(Message.class);

    private final ActingPool pool;
    private final Kept kept;
    private final LegalClock clock;

    protected Letterbox(ActingPool pool, Kept kept, LegalClock clock) {
        this.pool = pool;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Where a side keeps its letters, as parts of statements.
     *
     * @param table of the letters, {@code m}
     * @param id the column that numbers them
     * @param opened when the account {@code a.account} first opened one
     * @param receipts what must be joined to know that, or nothing
     */
    public record Kept(String table, String id, String opened, String receipts) {}

    protected final ActingPool pool() {
        return pool;
    }

    protected final LegalClock clock() {
        return clock;
    }

    /** Delivers letters, or none when the transaction fails. */
    public final Uni<Void> deliver(SqlConnection connection, List<Letter> letters, Actor sender) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        insert into %s (recipient, code, year, case_id, kind, title, body, clause, due_on, service, arrived_on,
                            sent_by, sent_at)
                        select recipient, code, year, case_id, kind, title, body, clause, due_on, service, arrived_on,
                            $12, $13
                        from unnest($1::text[], $2::text[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::date[], $10::text[], $11::date[])
                            as t (recipient, code, year, case_id, kind, title, body, clause, due_on, service, arrived_on)
                        """.formatted(kept.table()))
                .execute(columns(letters).addString(sender.name()).addOffsetDateTime(clock.now()))
                .replaceWithVoid();
    }

    private static Tuple columns(List<Letter> letters) {
        return Tuple.tuple()
                .addArrayOfString(
                        strings(letters, letter -> letter.recipient().kind().name()))
                .addArrayOfString(strings(letters, letter -> letter.recipient().code()))
                .addArrayOfInteger(letters.stream().map(Letter::year).toArray(Integer[]::new))
                .addArrayOfUUID(letters.stream().map(Letter::caseId).toArray(UUID[]::new))
                .addArrayOfString(strings(letters, Letter::kind))
                .addArrayOfString(strings(letters, Letter::title))
                .addArrayOfString(strings(letters, Letter::body))
                .addArrayOfString(strings(letters, letter -> letter.clause().toString()))
                .addArrayOfLocalDate(letters.stream().map(Letter::dueOn).toArray(LocalDate[]::new))
                .addArrayOfString(strings(letters, Letter::service))
                .addArrayOfLocalDate(letters.stream().map(Letter::arrivedOn).toArray(LocalDate[]::new));
    }

    private static @Nullable String[] strings(List<Letter> letters, Function<Letter, @Nullable String> column) {
        return letters.stream().map(column).toArray(String[]::new);
    }

    /**
     * The letters to a reader, the latest first.
     *
     * @throws io.ecocredit.regulation.text.RefusalException 400 for a cursor or a limit that is none
     */
    public final Uni<Page<Message>> messages(@Nullable String cursor, @Nullable String limit, Actor reader) {
        Window window = Window.of(cursor, limit, key -> key.matches(NUMBER));
        Recipient mine = recipient(reader);
        return pool.as(
                reader,
                connection -> connection
                        .preparedQuery("""
                                select m.%1$s as message_id, m.kind, m.title, m.body, m.clause, m.year,
                                    m.case_id as evaluation_id, m.due_on, m.service, m.arrived_on, %2$s as opened_at
                                from %3$s m cross join (select $3::text as account) a %4$s
                                where m.recipient = $1 and m.code %5$s and m.%1$s < $4
                                order by m.%1$s desc limit $5
                                """.formatted(
                                        kept.id(), kept.opened(), kept.table(), kept.receipts(), codes(mine.kind())))
                        .execute(Tuple.of(
                                mine.kind().name(),
                                mine.code(),
                                reader.name(),
                                window.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(window.after()),
                                window.limit() + 1))
                        .map(MESSAGES::all)
                        .map(found -> Page.of(found, window, message -> Long.toString(message.messageId()))));
    }

    /** Which codes letters to a reader may bear, as a condition of a statement in which {@code $2} is the reader's own. */
    protected String codes(Recipient.Kind reader) {
        return "= $2";
    }

    /** Whose letters somebody reads. */
    protected static Recipient recipient(Actor reader) {
        return switch (reader.role()) {
            case Roles.INSTITUTION -> Recipient.institution(Objects.requireNonNullElse(reader.uscc(), ""));
            case Roles.PRACTITIONER -> Recipient.person(Objects.requireNonNullElse(reader.person(), ""));
            case Roles.LEAGUE -> Recipient.league(Objects.requireNonNullElse(reader.league(), ""));
            default -> Recipient.REGION;
        };
    }
}
