package io.ecocredit.years;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.institutions.OpenFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Edits the list of a year's participants beyond what engagements say, each time with a reason (A20.1, I-2). */
@Singleton
@Cites(
        provisions = {Provision.A5_ITEM_3, Provision.A20_ITEM_1},
        settles = Interpretation.I_2)
class ParticipantService {

    private final Inside inside;
    private final Inbox inbox;
    private final Divisions divisions;
    private final LegalClock clock;

    ParticipantService(Inside inside, Inbox inbox, Divisions divisions, LegalClock clock) {
        this.inside = inside;
        this.inbox = inbox;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** A case on the list. */
    record Participant(UUID evaluationId, int year, String uscc, String leadLeague) {}

    /**
     * Adds an institution that no engagement brings onto the list, led by the league that adds it. Whom engagements give to another
     * league, that league lists: nobody takes an institution over by adding it.
     *
     * @throws RefusalException 404 when the year is not open or the institution is not the league's to see, 403 for who stood
     *     aside, or when another league leads, 409 when it is on the list already
     */
    Uni<Participant> add(int year, Uscc uscc, String league, String reason, Act act) {
        return inside.doing(
                act,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> Recusals.requireNone(connection, Side.REGISTER, uscc.value()))
                        .chain(() ->
                                connection.preparedQuery("""
                                        insert into register.cases (year, uscc, lead_league, listed_because)
                                        select year, $2, $3, $4 from register.years
                                        where year = $1 and coalesce(register.lead_of($2, $1), $3) = $3
                                        on conflict (year, uscc) do nothing returning case_id
                                        """).execute(Tuple.of(year, uscc.value(), league, reason)))
                        .flatMap(rows -> rows.rowCount() == 0
                                ? whyNotAdded(connection, year, uscc, league)
                                : Uni.createFrom()
                                        .item(new Participant(
                                                rows.iterator().next().getUUID("case_id"),
                                                year,
                                                uscc.value(),
                                                league))));
    }

    private static Uni<Participant> whyNotAdded(SqlConnection connection, int year, Uscc uscc, String league) {
        return connection
                .preparedQuery("""
                        select from register.years y
                        where y.year = $1 and register.lead_of($2, $1) <> $3
                            and not exists (select from register.cases c where c.uscc = $2 and c.year = $1)
                        """)
                .execute(Tuple.of(year, uscc.value(), league))
                .map(rows -> {
                    throw rows.rowCount() > 0 ? anothers() : listed();
                });
    }

    private static RefusalException anothers() {
        return Refusal.of(RefusalCode.OTHER_LEAGUE, "依当年的服务记录，该机构由其他盟市牵头，由该盟市列入名单")
                .under(Clause.of(Provision.A20_ITEM_1).as(Interpretation.I_2))
                .asException();
    }

    private static RefusalException listed() {
        return RefusalException.of(RefusalCode.ALREADY_LISTED, "该机构已在名单中（可能由其他盟市牵头），或该年度尚未开始");
    }

    /**
     * Moves a case to another lead league until its result is proposed, and until the public notice where the league must stand
     * aside, since its bureau is a client (I-2).
     *
     * @throws RefusalException 404 when there is no such case, 403 for who stood aside, 409 when it is too late
     */
    Uni<Participant> move(int year, Uscc uscc, String league, String reason, Act act) {
        return inside.doing(
                act,
                connection -> Recusals.requireNone(connection, Side.REGISTER, uscc.value())
                        .chain(() -> lead(connection, year, uscc))
                        .chain(before -> connection
                                .preparedQuery("""
                        update register.cases c set lead_league = $3, lead_moved = true, version = version + 1
                        where c.year = $1 and c.uscc = $2 and (
                            c.step in ('LISTED', 'NOTIFIED', 'FILED')
                            or c.step in ('PROPOSED', 'OBJECTED', 'OBJECTION_DECIDED', 'CONFIRMED') and exists (
                                select from register.current_engagements e
                                where e.uscc = $2 and e.year = $1 and access.folded(e.client_name) ~ $5))
                        returning c.case_id, $4::text as before
                        """)
                                .execute(Tuple.of(year, uscc.value(), league, before, bureau(before))))
                        .flatMap(rows -> rows.rowCount() == 0
                                ? Uni.createFrom().<Participant>failure(this::notMoved)
                                : tell(
                                        connection,
                                        rows.iterator().next().getString("before"),
                                        new Participant(
                                                rows.iterator().next().getUUID("case_id"), year, uscc.value(), league),
                                        reason,
                                        act)));
    }

    /** Who leads the case, which is held; empty where there is none. */
    private static Uni<String> lead(SqlConnection connection, int year, Uscc uscc) {
        return connection
                .preparedQuery("select lead_league from register.cases where year = $1 and uscc = $2 for update")
                .execute(Tuple.of(year, uscc.value()))
                .map(rows -> rows.rowCount() == 0 ? "" : rows.iterator().next().getString("lead_league"));
    }

    private @Nullable String bureau(String league) {
        return league.isEmpty() ? null : divisions.bureaus().pattern(league);
    }

    private RefusalException notMoved() {
        return RefusalException.of(RefusalCode.LEAD_NOT_MOVED, "没有这个评价，或者已拟定等级（须回避的盟市为已公示），不能再调整牵头盟市");
    }

    private Uni<Participant> tell(SqlConnection connection, String before, Participant moved, String reason, Act act) {
        List<Letter> letters = Stream.of(before, moved.leadLeague())
                .distinct()
                .map(league -> letter(league, moved, reason))
                .toList();
        return inbox.deliver(connection, letters, act.actor()).replaceWith(moved);
    }

    private Letter letter(String league, Participant moved, String reason) {
        return new Letter(
                new Recipient(Recipient.Kind.LEAGUE, league),
                moved.year(),
                moved.evaluationId(),
                "lead",
                moved.uscc() + "的" + moved.year() + "年度评价改由" + moved.leadLeague() + "牵头",
                "理由：" + reason,
                Clause.of(Interpretation.I_2),
                null,
                null,
                clock.today());
    }
}
