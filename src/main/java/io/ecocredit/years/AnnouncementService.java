package io.ecocredit.years;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Announces the value that seeds a year's samples, before anybody can know what it will draw (A20.5). */
@Singleton
@Cites(provisions = Provision.A20_ITEM_5)
class AnnouncementService {

    private final Inside inside;
    private final LegalClock clock;

    AnnouncementService(Inside inside, LegalClock clock) {
        this.inside = inside;
        this.clock = clock;
    }

    /** @throws RefusalException 409 when one is announced already, or something has been submitted */
    Uni<Announced> announce(int year, String value, Act act) {
        Instant now = clock.instant();
        return inside.doing(
                        act,
                        connection -> connection
                                .preparedQuery("""
                                insert into register.announced_values (year, value, announced_by, announced_at)
                                select year, $2, $3, $4 from register.years
                                where year = $1 and not exists (select from register.submissions where year = $1)
                                on conflict (year) do nothing
                                """)
                                .execute(Tuple.of(year, value, act.actor().name(), now.atOffset(ZoneOffset.UTC)))
                                .invoke(rows -> requireAnnounced(rows.rowCount())))
                .replaceWith(new Announced(year, value, now));
    }

    private static void requireAnnounced(int rows) {
        if (rows == 0) {
            throw RefusalException.of(RefusalCode.ANNOUNCED_TOO_LATE, "该年度尚未开始、抽查值已经公布，或已有盟市上报，不能再公布抽查值");
        }
    }

    /** The announced value of a year, or empty. */
    Uni<Optional<Announced>> announced(int year, Actor reader) {
        return inside.as(reader, connection -> Announced.of(connection, year));
    }
}
