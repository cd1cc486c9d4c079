package io.ecocredit.accounts;

import io.ecocredit.accounts.AccountRepository.Answering;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.StatuteArticle;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets leagues say which accounts act for an institution, and end that. */
@Singleton
@Cites(settles = {Interpretation.I_2, Interpretation.I_29})
public class AccountService {

    private final Inside inside;
    private final AccountRepository repository;
    private final UnopenedPeriods periods;
    private final Inbox inbox;
    private final LegalClock clock;

    AccountService(
            Inside inside, AccountRepository repository, UnopenedPeriods periods, Inbox inbox, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.periods = periods;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Whether an account may act today for the institution that its token names. */
    Uni<Boolean> isApproved(Actor actor, String uscc) {
        LocalDate today = clock.today();
        return inside.as(actor, connection -> repository.isApproved(connection, actor.name(), uscc, today));
    }

    /**
     * Approvals of an institution that nobody has ended.
     *
     * @throws RefusalException 404 when its file is not open to the asker
     */
    Uni<List<Approval>> standing(String uscc, Actor asker) {
        return inside.as(
                asker, connection -> requireOpen(connection, uscc).chain(() -> repository.standing(connection, uscc)));
    }

    /**
     * Approves an account; what it was approved for before at the same institution ends.
     *
     * @throws RefusalException 404 when its file is not open to whoever acts, 403 for a league that neither registered the
     *     institution nor leads it, for who stood aside, for one's own account and for one that has acted in an office
     */
    public Uni<Approval> approve(String uscc, Approval approval, Act act) {
        return inside.doing(
                act,
                connection -> requireMay(connection, uscc, act)
                        .call(() -> requireOfNoOffice(connection, approval.account(), act))
                        .call(() -> end(connection, uscc, approval.account(), act))
                        .call(() -> repository.add(
                                connection,
                                new ApprovedAccount(uscc, approval, act.actor().name(), clock.instant())))
                        .call(answering -> tell(
                                connection,
                                answering,
                                new Change(uscc, "批准", approval.account(), approval.account()),
                                act))
                        .replaceWith(approval));
    }

    /**
     * @throws RefusalException 404 when the account is not approved for the institution, 403 for a league that neither registered the
     *     institution nor leads it, and for who stood aside
     */
    Uni<Void> end(String uscc, String account, Act act) {
        return inside.doing(
                act,
                connection -> requireMay(connection, uscc, act)
                        .call(() -> end(connection, uscc, account, act)
                                .invoke(ended -> Require.that(
                                        ended > 0,
                                        () -> RefusalException.of(RefusalCode.NO_SUCH_APPROVAL, "该账户没有代表该机构的批准"))))
                        .call(answering -> tell(connection, answering, new Change(uscc, "终止", account, null), act))
                        .replaceWithVoid());
    }

    /**
     * What changes about who acts for an institution.
     *
     * @param renewed the account that goes on acting; null where one has ended
     */
    private record Change(
            String uscc,
            String what,
            String account,
            @Nullable String renewed) {}

    /** Whoever answers for the institution's file is told who speaks for it, and of the periods that stop with it (I-29). */
    private Uni<Void> tell(SqlConnection connection, Answering answering, Change change, Act act) {
        Actor actor = act.actor();
        return ActingPool.asTheService(
                        connection,
                        actor,
                        () -> periods.stop(connection, change.uscc(), actor.name(), change.renewed()))
                .map(stopped -> Stream.concat(
                                answering
                                        .leagues()
                                        .filter(league -> !league.equals(actor.league()))
                                        .map(league -> letter(league, change)),
                                stopped.stream())
                        .toList())
                .chain(letters -> inbox.deliver(connection, letters, actor));
    }

    private Letter letter(String league, Change change) {
        return new Letter(
                Recipient.league(league),
                clock.today().getYear(),
                null,
                "account",
                change.what() + "账户代表机构办理：" + change.uscc(),
                "账户“" + change.account() + "”代表该机构办理的权限已" + change.what() + "。",
                Clause.of(Interpretation.I_29),
                null,
                null,
                clock.today());
    }

    private Uni<Integer> end(SqlConnection connection, String uscc, String account, Act act) {
        return repository.end(connection, uscc, account, act.actor().name(), clock.instant());
    }

    /** Whoever acts in an office and whoever acts for an institution are two persons, since one decides what the other asks for. */
    private Uni<Void> requireOfNoOffice(SqlConnection connection, String account, Act act) {
        if (account.equals(act.actor().name())) {
            throw inOffice("不能批准自己的账户代表机构办理").asException();
        }
        return repository
                .hasActedInOffice(connection, account)
                .invoke(has -> Require.that(
                        !has, () -> inOffice("该账户以工作人员或者产生信息单位的身份办理过，不能代表机构办理").asException()))
                .replaceWithVoid();
    }

    private static Refusal inOffice(String detail) {
        return Refusal.of(RefusalCode.CONFLICT_OF_INTEREST, detail)
                .under(Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL).as(Interpretation.I_29))
                .at("account", null);
    }

    /** Who speaks for an institution is said by the league that registered it, the one that leads it now, or the region (I-2). */
    private Uni<Answering> requireMay(SqlConnection connection, String uscc, Act act) {
        Actor actor = act.actor();
        return requireOpen(connection, uscc)
                .chain(() -> ActingPool.asTheService(connection, actor, () -> repository.answering(connection, uscc)))
                .invoke(answering -> Require.that(
                        answering.includes(actor.league()),
                        () -> Refusal.of(RefusalCode.OTHER_LEAGUE, "代表该机构的账户由其登记地盟市、牵头其评价的盟市或者自治区批准和终止")
                                .under(Clause.of(Interpretation.I_29))
                                .asException()))
                .call(() -> Recusals.requireNone(connection, Side.REGISTER, uscc));
    }

    private Uni<Void> requireOpen(SqlConnection connection, String uscc) {
        return repository
                .isOpen(connection, uscc)
                .invoke(open -> Require.that(
                        open, () -> RefusalException.of(RefusalCode.NO_SUCH_INSTITUTION, "您可查看的机构中没有该统一社会信用代码")))
                .replaceWithVoid();
    }
}
