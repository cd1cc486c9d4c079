package io.ecocredit.inbox;

import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Letters to institutions, leagues and the region, and whether they have been opened. */
@Singleton
public class Inbox extends Letterbox {

    Inbox(Inside inside, LegalClock clock) {
        super(
                inside,
                new Kept(
                        "register.inbox",
                        "message_id",
                        "r.opened_at",
                        "left join register.inbox_receipts r on r.message_id = m.message_id and r.account = a.account"),
                clock);
    }

    /** Notes that the reader has opened a letter; again is the same. */
    public Uni<Void> open(String message, Act act) {
        if (!message.matches(NUMBER)) {
            throw none();
        }
        Recipient mine = recipient(act.actor());
        return pool().doing(
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
                                        Long.valueOf(message),
                                        mine.kind().name(),
                                        mine.code(),
                                        act.actor().name(),
                                        clock().now())))
                .invoke(rows -> Require.that(rows.rowCount() > 0, Inbox::none))
                .replaceWithVoid();
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_NOTICE, "您的收件箱中没有这份通知");
    }
}
