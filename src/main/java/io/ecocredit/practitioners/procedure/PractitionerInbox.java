package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Recipient;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** Delivers notices on practitioners' evaluations in the transaction of what they tell of; apart from all others (A36). */
@Singleton
@Cites(settles = Interpretation.I_29)
public class PractitionerInbox {

    private final PersonsSide persons;
    private final LegalClock clock;

    PractitionerInbox(PersonsSide persons, LegalClock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    /** Delivers in the transaction of the connection. */
    public Uni<Void> deliver(SqlConnection connection, List<Outgoing> notices, Actor sender) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("""
                        insert into practitioners.notices (recipient, code, year, case_id, kind, title, body, clause, due_on,
                            service, arrived_on, sent_by, sent_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        """)
                .executeBatch(
                        notices.stream().map(notice -> columns(notice, sender)).toList())
                .replaceWithVoid();
    }

    private Tuple columns(Outgoing notice, Actor sender) {
        return Tuple.tuple()
                .addString(notice.recipient().kind().name())
                .addString(notice.recipient().code())
                .addInteger(notice.year())
                .addUUID(notice.caseId())
                .addString(notice.kind())
                .addString(notice.title())
                .addString(notice.body())
                .addString(notice.clause().toString())
                .addLocalDate(notice.dueOn())
                .addString(notice.service())
                .addLocalDate(notice.arrivedOn())
                .addString(sender.name())
                .addOffsetDateTime(clock.now());
    }

    /** The notices to a reader, the latest first. */
    Uni<Page<PractitionerMessage>> notices(Window window, Actor reader) {
        Recipient mine = recipient(reader);
        return persons.as(
                        reader,
                        connection -> connection
                                .preparedQuery("""
                                        select notice_id, year, case_id, kind, title, body, clause, due_on, service, arrived_on
                                        from practitioners.notices
                                        where recipient = $1 and code = $2 and notice_id < $3
                                        order by notice_id desc limit $4
                                        """)
                                .execute(Tuple.of(
                                        mine.kind().name(),
                                        mine.code(),
                                        window.after().isEmpty() ? Long.MAX_VALUE : Long.parseLong(window.after()),
                                        window.limit() + 1)))
                .map(rows -> rows.stream().map(PractitionerInbox::notice).toList())
                .map(found -> Page.of(found, window, notice -> Long.toString(notice.noticeId())));
    }

    private static Recipient recipient(Actor reader) {
        return switch (reader.role()) {
            case Roles.PRACTITIONER -> Recipient.person(Objects.requireNonNullElse(reader.person(), ""));
            case Roles.LEAGUE -> Recipient.league(Objects.requireNonNullElse(reader.league(), ""));
            default -> Recipient.REGION;
        };
    }

    private static PractitionerMessage notice(Row row) {
        return new PractitionerMessage(
                row.getLong(0),
                row.getInteger(1),
                row.getUUID(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getLocalDate(7),
                row.getString(8),
                row.getLocalDate(9));
    }
}
