package io.ecocredit.institutions;

import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws engagements that were entered wrongly and brings them back, each with a reason. Nothing is deleted, and the
 * institution and the region are told, since an engagement is what brings an institution onto a year's list (A20.1).
 */
@Singleton
@Cites(provisions = {Provision.A15_ITEM_1, Provision.A15_ITEM_2, Provision.A20_ITEM_1})
class EngagementEvents {

    private static final int LONGEST_REASON = 500;
    private static final int DIGITS = 18;

    private final Inside inside;
    private final InstitutionRepository repository;
    private final Inbox inbox;
    private final Divisions divisions;
    private final LegalClock clock;

    EngagementEvents(
            Inside inside, InstitutionRepository repository, Inbox inbox, Divisions divisions, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.inbox = inbox;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** What happens to an engagement after it was entered. */
    enum Kind {
        WITHDRAWN("撤回服务记录"),
        RESTORED("恢复服务记录");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** @throws RefusalException 404 where it cannot be the number of an engagement */
    static long number(String stated) {
        if (!stated.matches("[0-9]{1," + DIGITS + "}")) {
            throw none();
        }
        return Long.parseLong(stated);
    }

    /**
     * Changes whether an engagement stands.
     *
     * @throws RefusalException 404 when it is not the officer's to see, 400 without a reason, 403 in a conflict of interest, 409
     *     when it stands so already
     */
    Uni<Engagement> change(Uscc uscc, long number, Kind kind, @Nullable String stated, Act act) {
        String reason = Stated.text("reason", stated, LONGEST_REASON);
        Actor officer = act.actor();
        return inside.doing(
                act,
                connection -> OpenFiles.require(connection, uscc)
                        .chain(() -> Turns.take(connection, "engagement " + number))
                        .chain(() -> Recusals.requireNone(connection, Side.REGISTER, uscc.value()))
                        .chain(() -> find(connection, uscc, number))
                        .invoke(found -> requireOtherwise(found, kind))
                        .invoke(found -> requireNotBound(found, kind, officer))
                        .call(found -> keep(connection, number, kind, reason, officer))
                        .call(found -> inbox.deliver(connection, letters(found, kind, reason), officer))
                        .chain(() -> find(connection, uscc, number)));
    }

    private Uni<Engagement> find(SqlConnection connection, Uscc uscc, long number) {
        return repository
                .engagements(connection, uscc, null, new Window(Long.toString(number - 1), 1))
                .map(found -> found.stream()
                        .filter(each -> each.number() == number)
                        .findFirst()
                        .orElseThrow(EngagementEvents::none));
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_ENGAGEMENT, "您可查看的该机构服务记录中没有这个编号");
    }

    private static void requireOtherwise(Engagement found, Kind kind) {
        Require.that(
                found.withdrawn() == (kind == Kind.RESTORED),
                () -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, found.withdrawn() ? "该服务记录已经撤回" : "该服务记录有效，无须恢复")
                        .under(Clause.of(Provision.A15_ITEM_1))
                        .asException());
    }

    /** A bureau that must stand aside, since it was served, does not say that it was not (公务员法第七十六条). */
    private void requireNotBound(Engagement found, Kind kind, Actor officer) {
        String league = officer.league();
        String client = found.clientName();
        Require.that(
                kind == Kind.RESTORED
                        || league == null
                        || client == null
                        || !divisions.bureaus().isOf(league, client),
                () -> Recusals.refusal("该服务记录的委托单位为您所在的单位，由自治区撤回").asException());
    }

    private Uni<Void> keep(SqlConnection connection, long number, Kind kind, String reason, Actor officer) {
        return Statements.run(connection, """
                insert into register.engagement_events (engagement_id, event_no, kind, reason, done_by, done_on)
                select $1, coalesce(max(event_no), 0) + 1, $2, $3, $4, $5
                from register.engagement_events where engagement_id = $1
                """, Tuple.of(number, kind.name(), reason, officer.name(), clock.today()));
    }

    private List<Letter> letters(Engagement of, Kind kind, String reason) {
        return Stream.of(Recipient.institution(of.uscc()), Recipient.REGION)
                .map(recipient -> new Letter(
                        recipient,
                        of.year(),
                        null,
                        "engagement",
                        kind.label + "：" + of.uscc() + "，" + of.year() + "年，" + of.divisionLabel(),
                        (of.project() == null ? "" : "项目：" + of.project() + "。") + "理由：" + reason,
                        Clause.of(Provision.A15_ITEM_2),
                        null,
                        null,
                        clock.today()))
                .toList();
    }
}
