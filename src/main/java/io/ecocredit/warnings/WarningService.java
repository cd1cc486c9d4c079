package io.ecocredit.warnings;

import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.imports.Fingerprint;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.warnings.WarningRepository.Issue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issues warnings and leads them to their end: reported and confirmed, or not. */
@Singleton
@Cites(
        value = {Article.A24, Article.A25},
        settles = Interpretation.I_21)
public class WarningService {

    private static final String CAUSE = "WARNING";
    private static final Clause BASIS = Clause.of(Article.A25);

    private final Inside inside;
    private final WarningRepository repository;
    private final RecordDirectory records;
    private final FileChange files;
    private final Desk desk;

    /** What is asked beside warnings and records. */
    @Singleton
    record Desk(MatterService matters, EvidenceService evidence, Once once, Catalogue catalogue, LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    WarningService(Inside inside, WarningRepository repository, RecordDirectory records, FileChange files, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.records = records;
        this.files = files;
        this.desk = desk;
    }

    /** What is to be done about the warning on a record, as it was seen at a version. */
    public record Wanted(String recordNo, long version, Move move, MoveOrder order) {}

    /** @throws ProblemException 404 for what cannot be done about a warning at all */
    public static Move move(String noun) {
        return Move.of(noun).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
    }

    Uni<Page<WarningView>> list(WarningQuery query, Actor reader) {
        return inside.as(reader, connection -> repository.search(connection, query, desk.today()))
                .map(found -> {
                    Page<WarningView> page = Page.of(found, query.window(), WarningView::recordNo);
                    return new Page<>(
                            page.items().stream()
                                    .map(each -> offering(each, reader))
                                    .toList(),
                            page.next());
                });
    }

    /** @throws ProblemException 404 when the record has no warning or is not the reader's to see, which are not told apart */
    public Uni<WarningView> view(String recordNo, Actor reader) {
        return inside.as(reader, connection -> require(connection, recordNo, reader));
    }

    /** The warning on a record, or none. */
    public Uni<Optional<WarningView>> find(String recordNo, Actor reader) {
        return inside.as(reader, connection -> repository.find(connection, recordNo, desk.today()))
                .map(found -> found.stream().findFirst().map(each -> offering(each, reader)));
    }

    private Uni<WarningView> require(SqlConnection connection, String recordNo, Actor reader) {
        return repository
                .find(connection, recordNo, desk.today())
                .map(found -> found.stream()
                        .findFirst()
                        .map(each -> offering(each, reader))
                        .orElseThrow(() -> new ProblemException(404, "NO_SUCH_WARNING", "您可查看的信用预警中没有这一条")));
    }

    /**
     * Issues a warning.
     *
     * @throws ProblemException 404 unknown, 403 when another league answers for the record, 409 when it is warned of already
     *     or struck out, 400 with the clause when it cannot be warned of so
     */
    public Uni<Answered> issue(
            WarningOrder order, Act act, @Nullable Repeat repeat, Function<WarningView, Answer> answering) {
        String number = order.requiredRecord();
        return desk.once()
                .doing(
                        inside,
                        act.on("record", number),
                        repeat,
                        connection -> issue(connection, order, act.actor()).map(answering));
    }

    private Uni<WarningView> issue(SqlConnection connection, WarningOrder order, Actor actor) {
        String number = order.requiredRecord();
        return repository
                .takeTurn(connection, number)
                .chain(() -> records.require(connection, number))
                .call(record -> records.requireAnswering(connection, record, actor))
                .call(record -> records.requireNoConflict(connection, record, actor))
                .call(record -> requireFree(connection, record))
                .flatMap(record -> desk.matters()
                        .require(connection, order.requiredMatter())
                        .map(matter -> issue(order, record, matter, actor))
                        .flatMap(issue -> files.carryOut(
                                connection,
                                new Change(actor, record.concern(), CAUSE, notice(issue)),
                                entry -> repository.issue(connection, issue, fingerprint(issue), entry))))
                .chain(() -> require(connection, number, actor));
    }

    private Uni<Void> requireFree(SqlConnection connection, RecordView record) {
        if (record.isOver()) {
            throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息" + record.overLabel() + "，不能预警")
                    .under(Clause.of(Article.A24))
                    .asException();
        }
        return repository
                .find(connection, record.recordNo(), desk.today())
                .invoke(found -> {
                    if (!found.isEmpty()) {
                        throw WarningRepository.alreadyWarned().asException();
                    }
                })
                .replaceWithVoid();
    }

    private Issue issue(WarningOrder order, RecordView record, WarningMatter matter, Actor actor) {
        LocalDate today = desk.today();
        LocalDate latest = today.plusDays(matter.days());
        LocalDate limit = order.limitOn() == null ? latest : order.limitOn();
        if (!matter.league().equals(actor.league()) || matter.ended()) {
            throw notPossible("只能按本盟市现行的预警事项预警", "matterId", matter.matterId().toString());
        }
        if (!matter.indicators().isEmpty() && !matter.indicators().contains(record.indicator())) {
            throw notPossible("该预警事项不含这一指标", "matterId", matter.matterId().toString());
        }
        if (limit.isBefore(today) || limit.isAfter(latest)) {
            throw notPossible("时限应在" + today + "至" + latest + "之间", "limitOn", limit.toString());
        }
        WarningRules.ofRecord(record.category(), desk.catalogue().isPenalty(record.indicator()))
                .map(refusal -> refusal.at("recordNo", record.recordNo()))
                .or(() -> WarningRules.ofLimit(record.producedOn(), limit)
                        .map(refusal -> refusal.at("limitOn", limit.toString())))
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
        return new Issue(record.recordNo(), today, matter.matterId(), order.requirementOr(matter.requirement()), limit);
    }

    private static RuntimeException notPossible(String detail, String field, String value) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, detail)
                .under(Clause.of(Article.A24))
                .at(field, value)
                .asException();
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
     * @throws ProblemException 404 unknown, 412 moved on since, 403 when another league answers for the record, 409 with the
     *     clause when it cannot be done now
     */
    public Uni<Answered> take(
            Wanted wanted, Act act, @Nullable Repeat repeat, Function<WarningView, Answer> answering) {
        MoveOrder.Stated stated = wanted.order().stated(wanted.move());
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection ->
                                take(connection, wanted, stated, act.actor()).map(answering));
    }

    private Uni<WarningView> take(SqlConnection connection, Wanted wanted, MoveOrder.Stated order, Actor actor) {
        LocalDate today = desk.today();
        return repository
                .takeTurn(connection, wanted.recordNo())
                .chain(() -> require(connection, wanted.recordNo(), actor))
                .invoke(warning -> requirePossible(warning, wanted, today))
                .call(warning -> requireParty(connection, warning, wanted.move(), actor))
                .call(warning -> desk.evidence().require(connection, warning.uscc(), order.files()))
                .flatMap(warning -> records.require(connection, warning.recordNo())
                        .flatMap(record -> files.carryOut(
                                connection,
                                new Change(actor, record.concern(), CAUSE, notice(warning, wanted.move(), order)),
                                entry -> switch (wanted.move()) {
                                    case REPORT -> repository.report(connection, warning, order, today, entry);
                                    case CONFIRM -> repository.confirm(connection, warning, order, today, entry);
                                    case REFUSE -> repository.refuse(connection, warning, order, today, entry);
                                })))
                .chain(() -> require(connection, wanted.recordNo(), actor));
    }

    private static void requirePossible(WarningView warning, Wanted wanted, LocalDate today) {
        if (warning.version() != wanted.version()) {
            throw new ProblemException(412, "PRECONDITION_FAILED", "该预警已有新的办理，请重新读取后再试");
        }
        WarningRules.refusal(WarningRepository.warning(warning), wanted.move(), today)
                .ifPresent(refusal -> {
                    throw refusal.asException();
                });
    }

    private Uni<Void> requireParty(SqlConnection connection, WarningView warning, Move move, Actor actor) {
        if (!isOf(move, actor)) {
            throw Refusal.of(
                            RefusalCode.WRONG_PARTY,
                            "“" + move.label() + "”由" + (move == Move.REPORT ? "机构" : "下达预警的盟市") + "办理")
                    .under(BASIS)
                    .asException();
        }
        if (move == Move.REPORT) {
            return Uni.createFrom().voidItem();
        }
        return records.require(connection, warning.recordNo())
                .flatMap(record -> records.requireAnswering(connection, record, actor)
                        .chain(() -> records.requireNoConflict(connection, record, actor)));
    }

    private static Notice notice(WarningView warning, Move move, MoveOrder.Stated order) {
        return new Notice(
                "warning-" + move.noun(), "信用预警" + warning.recordNo() + "：" + move.label(), order.words(), BASIS, null);
    }

    private WarningView offering(WarningView warning, Actor reader) {
        return warning.offering(Arrays.stream(Move.values())
                .filter(move -> isOf(move, reader))
                .filter(move -> move.isPossible(warning.state()))
                .map(move -> new Offer(
                        move.noun(),
                        move.label(),
                        "/api/v1/warnings/" + warning.recordNo() + "/" + move.noun(),
                        BASIS.toString()))
                .toList());
    }

    private static boolean isOf(Move move, Actor reader) {
        return reader.role().equals(move == Move.REPORT ? Roles.INSTITUTION : Roles.LEAGUE);
    }
}
