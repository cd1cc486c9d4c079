package io.ecocredit.inbox;

import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Delivers official notices in the transaction of what they tell of, and lets recipients read them. */
@Singleton
@Cites(settles = Interpretation.I_29)
public class Inbox {

    private final Inside inside;
    private final LegalClock clock;

    Inbox(Inside inside, LegalClock clock) {
        this.inside = inside;
        this.clock = clock;
    }

    /** Delivers letters, or none when the transaction fails. */
    public Uni<Void> deliver(SqlConnection connection, List<Letter> letters, Actor sender) {
        if (letters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        insert into register.inbox (recipient, code, year, case_id, kind, title, body, clause, due_on,
                            service, arrived_on, sent_by, sent_at)
                        select recipient, code, year, case_id, kind, title, body, clause, due_on, service, arrived_on,
                            $12, $13
                        from unnest($1::text[], $2::text[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::date[], $10::text[], $11::date[])
                            as t (recipient, code, year, case_id, kind, title, body, clause, due_on, service, arrived_on)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(strings(
                                letters, letter -> letter.recipient().kind().name()))
                        .addArrayOfString(
                                strings(letters, letter -> letter.recipient().code()))
                        .addArrayOfInteger(letters.stream().map(Letter::year).toArray(Integer[]::new))
                        .addArrayOfUUID(letters.stream().map(Letter::caseId).toArray(UUID[]::new))
                        .addArrayOfString(strings(letters, Letter::kind))
                        .addArrayOfString(strings(letters, Letter::title))
                        .addArrayOfString(strings(letters, Letter::body))
                        .addArrayOfString(
                                strings(letters, letter -> letter.clause().toString()))
                        .addArrayOfLocalDate(letters.stream().map(Letter::dueOn).toArray(LocalDate[]::new))
                        .addArrayOfString(strings(letters, Letter::service))
                        .addArrayOfLocalDate(
                                letters.stream().map(Letter::arrivedOn).toArray(LocalDate[]::new))
                        .addString(sender.name())
                        .addOffsetDateTime(clock.now()))
                .replaceWithVoid();
    }

    /** The notices to a reader, the latest first. */
    public Uni<Page<Message>> messages(Window window, Actor reader) {
        Recipient mine = recipient(reader);
        return inside.as(
                reader,
                connection -> connection
                        .preparedQuery("""
                                select m.message_id, m.kind, m.title, m.body, m.clause, m.year, m.case_id, m.due_on,
                                    m.service, m.arrived_on, r.opened_at
                                from register.inbox m left join register.inbox_receipts r
                                    on r.message_id = m.message_id and r.account = $3
                                where m.recipient = $1 and m.code = $2 and m.message_id < $4
                                order by m.message_id desc limit $5
                                """)
                        .execute(Tuple.of(
                                mine.kind().name(),
                                mine.code(),
                                reader.name(),
                                window.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(window.after()),
                                window.limit() + 1))
                        .map(rows -> rows.stream().map(Inbox::message).toList())
                        .map(found -> Page.of(found, window, message -> Long.toString(message.messageId()))));
    }

    /** Notes that the reader has opened a notice; again is the same. */
    public Uni<Void> open(long message, Act act) {
        Recipient mine = recipient(act.actor());
        return inside.doing(
                act,
                connection -> connection
                        .preparedQuery("""
                                with mine as (
                                    select message_id from register.inbox
                                    where message_id = $1 and recipient = $2 and code = $3),
                                opened as (
                                    insert into register.inbox_receipts (message_id, account, opened_at)
                                    select message_id, $4, $5 from mine on conflict do nothing)
                                select message_id from mine
                                """)
                        .execute(Tuple.of(
                                message,
                                mine.kind().name(),
                                mine.code(),
                                act.actor().name(),
                                clock.now()))
                        .invoke(rows -> {
                            if (rows.rowCount() == 0) {
                                throw new ProblemException(404, "NO_SUCH_NOTICE", "您的收件箱中没有这份通知");
                            }
                        })
                        .replaceWithVoid());
    }

    private static Recipient recipient(Actor reader) {
        return switch (reader.role()) {
            case Roles.INSTITUTION ->
                new Recipient(Recipient.Kind.INSTITUTION, Objects.requireNonNullElse(reader.uscc(), ""));
            case Roles.LEAGUE -> new Recipient(Recipient.Kind.LEAGUE, Objects.requireNonNullElse(reader.league(), ""));
            default -> new Recipient(Recipient.Kind.REGION, Divisions.REGION);
        };
    }

    private static Message message(Row row) {
        OffsetDateTime opened = row.getOffsetDateTime(10);
        return new Message(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInteger(5),
                row.getUUID(6),
                row.getLocalDate(7),
                row.getString(8),
                row.getLocalDate(9),
                opened == null ? null : opened.toInstant());
    }

    private static @Nullable String[] strings(List<Letter> letters, Function<Letter, @Nullable String> column) {
        return letters.stream().map(column).toArray(String[]::new);
    }
}
