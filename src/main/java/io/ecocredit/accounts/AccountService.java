package io.ecocredit.accounts;

import io.ecocredit.platform.clock.LegalClock;
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

/** Lets leagues say which accounts act for an institution, and end that. */
@Singleton
@Cites(settles = Interpretation.I_29)
public class AccountService {

    private final Inside inside;
    private final AccountRepository repository;
    private final LegalClock clock;

    AccountService(Inside inside, AccountRepository repository, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
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
     * @throws RefusalException 404 when its file is not open to whoever acts, 403 for who stood aside, for one's own account and
     *     for one that has acted in an office
     */
    public Uni<Approval> approve(String uscc, Approval approval, Act act) {
        return inside.doing(
                act,
                connection -> requireMay(connection, uscc)
                        .chain(() -> requireOfNoOffice(connection, approval.account(), act))
                        .chain(() -> end(connection, uscc, approval.account(), act))
                        .chain(() -> repository.add(
                                connection,
                                new ApprovedAccount(uscc, approval, act.actor().name(), clock.instant())))
                        .replaceWith(approval));
    }

    /** @throws RefusalException 404 when the account is not approved for the institution, 403 for who stood aside */
    Uni<Void> end(String uscc, String account, Act act) {
        return inside.doing(
                act,
                connection -> requireMay(connection, uscc)
                        .chain(() -> end(connection, uscc, account, act))
                        .invoke(ended -> Require.that(
                                ended > 0, () -> RefusalException.of(RefusalCode.NO_SUCH_APPROVAL, "该账户没有代表该机构的批准")))
                        .replaceWithVoid());
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

    private Uni<Void> requireMay(SqlConnection connection, String uscc) {
        return requireOpen(connection, uscc).chain(() -> Recusals.requireNone(connection, Side.REGISTER, uscc));
    }

    private Uni<Void> requireOpen(SqlConnection connection, String uscc) {
        return repository
                .isOpen(connection, uscc)
                .invoke(open -> Require.that(
                        open, () -> RefusalException.of(RefusalCode.NO_SUCH_INSTITUTION, "您可查看的机构中没有该统一社会信用代码")))
                .replaceWithVoid();
    }
}
