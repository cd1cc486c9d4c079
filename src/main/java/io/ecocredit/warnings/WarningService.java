package io.ecocredit.warnings;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
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
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.repair.EarlyWarningRules;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.WarningRepository.Issue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issues warnings and leads them to their end: reported and confirmed, or not. */
@Singleton
@Cites(value = Article.A25, provisions = Provision.A24_PARAGRAPH_2)
public class WarningService {

    static final String CAUSE = "WARNING";
    private static final Clause BASIS = Clause.of(Article.A25);

    private final Inside inside;
    private final Once once;
    private final WarningRepository repository;
    private final RecordDirectory records;
    private final FileChange files;
    private final MatterService matters;

    WarningService(
            Inside inside,
            Once once,
            WarningRepository repository,
            RecordDirectory records,
            FileChange files,
            MatterService matters) {
        this.inside = inside;
        this.once = once;
        this.repository = repository;
        this.records = records;
        this.files = files;
        this.matters = matters;
    }

    /** What is to be done about the warning on a record, as it was seen at a version. */
    public record Wanted(String recordNo, long version, Move move, MoveOrder order) {}

    /** @throws RefusalException 404 for what cannot be done about a warning at all */
    public static Move move(String noun) {
        return Move.of(noun).orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }

    Uni<Page<WarningView>> list(WarningQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query, reader))
                .map(found -> Page.of(found, query.window(), WarningView::recordNo));
    }

    /** @throws RefusalException 404 when the record has no warning or is not the reader's to see, which are not told apart */
    public Uni<WarningView> view(String recordNo, Actor reader) {
        return inside.as(reader, connection -> repository.require(connection, recordNo, reader));
    }

    /** The warning on a record, or none. */
    public Uni<Optional<WarningView>> find(String recordNo, Actor reader) {
        return inside.as(reader, connection -> repository.find(connection, recordNo, reader));
    }

    /**
     * Issues a warning.
     *
     * @throws RefusalException 404 unknown, 403 when another league answers for the record, 409 when it is warned of already
     *     or struck out, 400 with the clause when it cannot be warned of so
     */
    public Uni<Answered> issue(
            WarningOrder order, Act act, @Nullable Repeat repeat, Function<WarningView, Answer> answering) {
        String number = order.requiredRecord();
        return once.doing(
                inside,
                act.about(number),
                repeat,
                connection -> issue(connection, number, order, act.actor()).map(answering));
    }

    private Uni<WarningView> issue(SqlConnection connection, String number, WarningOrder order, Actor actor) {
        return Turns.take(connection, "warning " + number)
                .chain(() -> records.require(connection, number))
                .call(record -> records.requireAnswering(connection, record, actor))
                .call(record -> records.requireNoConflict(connection, record, actor))
                .call(record -> requireFree(connection, record, actor))
                .call(record -> records.requireOwnMatter(connection, record))
                .call(record -> matters.terms(connection, order, record, actor)
                        .flatMap(issue -> carryOut(connection, record, issue, actor)))
                .chain(() -> repository.require(connection, number, actor));
    }

    private Uni<Void> requireFree(SqlConnection connection, RecordView record, Actor actor) {
        if (record.isOver()) {
            throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息" + record.overLabel() + "，不能预警")
                    .under(Clause.of(Article.A24))
                    .asException();
        }
        return repository
                .find(connection, record.recordNo(), actor)
                .invoke(found -> Require.that(
                        found.isEmpty(), () -> WarningRepository.alreadyWarned().asException()))
                .chain(() -> repository.mayFollowAnother(connection, record.recordNo()))
                .invoke(mayFollow -> Require.that(
                        !mayFollow, () -> EarlyWarningRules.toBeSettled().asException()))
                .replaceWithVoid();
    }

    private Uni<Void> carryOut(SqlConnection connection, RecordView record, Issue issue, Actor actor) {
        return files.carryOut(
                connection,
                new Change(actor, record.concern(), CAUSE, notice(issue)),
                entry -> repository.issue(connection, issue, fingerprint(issue), entry));
    }

    private static Notice notice(Issue issue) {
        return new Notice(
                "warning",
                "信用预警通知：信用信息" + issue.recordNo(),
                "整改要求：" + issue.requirement() + "。请于" + issue.limitOn() + "（含当日）前完成有效整改并报告，附证明材料；经确认的，该信息在评价期内不予扣分。",
                Clause.of(Article.A24),
                issue.limitOn());
    }

    /** As a file of warnings tells a repetition from a contradiction. */
    private static String fingerprint(Issue issue) {
        return Fingerprint.of(issue.recordNo(), issue.issuedOn(), issue.requirement(), issue.limitOn());
    }

    /**
     * Does something about a warning.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 403 when another league answers for the record, 409 with the
     *     clause when it cannot be done now
     */
    public Uni<Answered> take(
            Wanted wanted, Act act, @Nullable Repeat repeat, Function<WarningView, Answer> answering) {
        MoveOrder.Stated stated = wanted.order().stated(wanted.move());
        return once.doing(
                inside,
                act,
                repeat,
                connection -> take(connection, wanted, stated, act.actor()).map(answering));
    }

    private Uni<WarningView> take(SqlConnection connection, Wanted wanted, MoveOrder.Stated order, Actor actor) {
        String number = wanted.recordNo();
        return Turns.take(connection, "warning " + number)
                .chain(() -> repository.require(connection, number, actor))
                .invoke(warning -> requirePossible(warning, wanted, actor))
                .flatMap(warning -> records.require(connection, number)
                        .call(record -> requireDeciding(connection, record, wanted.move(), actor))
                        .call(record -> records.requireEvidence(connection, record, order.files()))
                        .map(record -> new Taking(warning, record, wanted.move(), order, actor)))
                .call(taking -> carryOut(connection, taking))
                .chain(() -> repository.require(connection, number, actor));
    }

    private void requirePossible(WarningView warning, Wanted wanted, Actor actor) {
        if (warning.version() != wanted.version()) {
            throw RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该预警已有新的办理，请重新读取后再试");
        }
        Move move = wanted.move();
        Refusal.requireNone(repository.refusal(warning, move));
        if (!WarningView.isOf(move, actor)) {
            throw Refusal.of(
                            RefusalCode.WRONG_PARTY,
                            "“" + move.label() + "”由" + (move == Move.REPORT ? "机构" : "下达预警的盟市") + "办理")
                    .under(BASIS)
                    .asException();
        }
    }

    private Uni<Void> requireDeciding(SqlConnection connection, RecordView record, Move move, Actor actor) {
        return move == Move.REPORT
                ? Uni.createFrom().voidItem()
                : records.requireAnswering(connection, record, actor)
                        .chain(() -> records.requireNoConflict(connection, record, actor));
    }

    /** Somebody about to do something about a warning that is held. */
    record Taking(WarningView warning, RecordView record, Move move, MoveOrder.Stated order, Actor actor) {
        Notice notice() {
            return new Notice(
                    "warning-" + move.noun(),
                    "信用预警" + warning.recordNo() + "：" + move.label(),
                    order.words(),
                    BASIS,
                    null);
        }
    }

    private Uni<Void> carryOut(SqlConnection connection, Taking taking) {
        return files.carryOut(
                connection,
                new Change(taking.actor(), taking.record().concern(), CAUSE, taking.notice()),
                entry -> switch (taking.move()) {
                    case REPORT -> repository.report(connection, taking, entry);
                    case CONFIRM, REFUSE -> repository.decide(connection, taking, entry);
                });
    }
}
