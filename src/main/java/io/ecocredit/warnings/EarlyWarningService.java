package io.ecocredit.warnings;

import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Concern;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.EarlyWarningRepository.Draft;
import io.ecocredit.warnings.WarningService.Wanted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Warns of conduct of which there is no record yet, and leads the warning to its end: reported and confirmed, or followed by a
 * record on which it then goes on ({@link BindingService}).
 */
@Singleton
@Cites(value = Article.A25, provisions = Provision.A24_PARAGRAPH_2, settles = Interpretation.I_21)
public class EarlyWarningService {

    private static final Clause BASIS = Clause.of(Provision.A24_PARAGRAPH_2);
    private static final int MOST_OPEN = 100;

    private final Inside inside;
    private final Once once;
    private final EarlyWarningRepository repository;
    private final Findings findings;
    private final FileChange files;

    EarlyWarningService(
            Inside inside, Once once, EarlyWarningRepository repository, Findings findings, FileChange files) {
        this.inside = inside;
        this.once = once;
        this.repository = repository;
        this.findings = findings;
        this.files = files;
    }

    Uni<Page<EarlyWarningView>> list(WarningQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query, reader))
                .map(found -> Page.of(found, query.window(), EarlyWarningView::warningNo));
    }

    /** Those that wait for whoever reads: for a report, a decision, or a record; the first limits first. */
    public Uni<List<EarlyWarningView>> waiting(Actor reader) {
        return inside.as(reader, connection -> repository.open(connection, MOST_OPEN, reader))
                .map(found -> found.stream()
                        .filter(each -> each.actions().stream()
                                .anyMatch(offer -> !offer.action().equals(EarlyWarningView.BINDING)))
                        .toList());
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<EarlyWarningView> view(String number, Actor reader) {
        return inside.as(reader, connection -> repository.require(connection, number, reader));
    }

    /**
     * Gives a warning.
     *
     * @throws RefusalException 404 for an institution whose file is not open to the league, 403 for who may not act on it, 400
     *     with the clause when the conduct cannot be warned of, or not so
     */
    public Uni<Answered> issue(
            EarlyWarningOrder order, Act act, @Nullable Repeat repeat, Function<EarlyWarningView, Answer> answering) {
        EarlyWarningOrder.Whole stated = order.stated();
        return once.doing(
                inside,
                act.about(stated.uscc().value()),
                repeat,
                connection -> Turns.take(
                                connection, "early warnings of " + stated.uscc().value())
                        .chain(() -> findings.draft(connection, stated, act.actor()))
                        .flatMap(draft -> issue(connection, draft, act.actor()))
                        .map(answering));
    }

    private Uni<EarlyWarningView> issue(SqlConnection connection, Draft draft, Actor actor) {
        Concern concern =
                new Concern(draft.order().uscc().value(), draft.issuedOn().getYear(), draft.league());
        return repository
                .nextNumber(connection)
                .call(number -> files.carryOut(
                        connection,
                        new Change(actor, concern, WarningService.CAUSE, notice(number, draft)),
                        entry -> repository.issue(connection, number, draft, entry)))
                .flatMap(number -> repository.require(connection, number, actor));
    }

    private static Notice notice(String number, Draft draft) {
        return new Notice(
                "early-warning",
                "信用预警通知：" + number,
                draft.order().foundOn() + "在" + draft.order().place() + "发现："
                        + draft.order().found() + "。整改要求："
                        + draft.requirement() + "。请于" + draft.limitOn()
                        + "（含当日）前完成有效整改并报告，附证明材料；经确认的，该行为不予扣分，否则其后录入的该行为的信用信息关联本预警，计入信用评价。",
                BASIS,
                draft.limitOn());
    }

    /**
     * Does something about a warning that no record follows yet.
     *
     * @param wanted its number in the place of a record's
     * @throws RefusalException 404 unknown, 412 moved on since, 403 for another league's, 409 with the clause when it cannot be
     *     done now
     */
    public Uni<Answered> take(
            Wanted wanted, Act act, @Nullable Repeat repeat, Function<EarlyWarningView, Answer> answering) {
        MoveOrder.Stated stated = wanted.order().stated(wanted.move());
        return once.doing(
                inside,
                act,
                repeat,
                connection -> take(connection, wanted, stated, act.actor()).map(answering));
    }

    private Uni<EarlyWarningView> take(SqlConnection connection, Wanted wanted, MoveOrder.Stated order, Actor actor) {
        String number = wanted.recordNo();
        return held(connection, number, wanted.version(), actor)
                .invoke(warning -> requirePossible(warning, wanted.move(), actor))
                .call(warning -> wanted.move() == Move.REPORT
                        ? Uni.createFrom().voidItem()
                        : findings.requireNoConflict(connection, warning, actor))
                .call(warning -> findings.requireEvidence(connection, warning, order.files()))
                .map(warning -> new Taking(warning, wanted.move(), order, actor))
                .call(taking -> carryOut(connection, taking))
                .chain(() -> repository.require(connection, number, actor));
    }

    Uni<EarlyWarningView> require(SqlConnection connection, String number, Actor reader) {
        return repository.require(connection, number, reader);
    }

    /** A warning that no record follows yet, as it was seen, until the transaction ends. */
    Uni<EarlyWarningView> held(SqlConnection connection, String number, long version, Actor actor) {
        return Turns.take(connection, "early warning " + number)
                .chain(() -> repository.require(connection, number, actor))
                .invoke(warning -> Require.that(
                        warning.version() == version,
                        () -> RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该预警已有新的办理，请重新读取后再试")))
                .invoke(warning -> Require.that(
                        warning.recordNo() == null,
                        () -> Refusal.of(
                                        RefusalCode.STEP_OUT_OF_ORDER,
                                        "该预警已关联信用信息" + warning.recordNo() + "，在该信息的预警中办理")
                                .under(BASIS)
                                .asException()));
    }

    private void requirePossible(EarlyWarningView warning, Move move, Actor actor) {
        Refusal.requireNone(repository.refusal(warning, move));
        boolean ofItsLeague = move == Move.REPORT || warning.division().equals(actor.league());
        if (!WarningView.isOf(move, actor) || !ofItsLeague) {
            throw Refusal.of(
                            RefusalCode.WRONG_PARTY,
                            "“" + move.label() + "”由" + (move == Move.REPORT ? "机构" : "下达预警的盟市") + "办理")
                    .under(BASIS)
                    .asException();
        }
    }

    /** Somebody about to do something about a warning that is held. */
    record Taking(EarlyWarningView warning, Move move, MoveOrder.Stated order, Actor actor) {
        Change change() {
            return new Change(
                    actor,
                    new Concern(warning.uscc(), warning.issuedOn().getYear(), warning.division()),
                    WarningService.CAUSE,
                    new Notice(
                            "early-warning-" + move.noun(),
                            "信用预警" + warning.warningNo() + "：" + move.label(),
                            order.words(),
                            BASIS,
                            null));
        }
    }

    private Uni<Void> carryOut(SqlConnection connection, Taking taking) {
        return files.carryOut(connection, taking.change(), entry -> switch (taking.move()) {
            case REPORT -> repository.report(connection, taking, entry);
            case CONFIRM, REFUSE -> repository.decide(connection, taking, entry);
        });
    }
}
