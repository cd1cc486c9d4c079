package io.ecocredit.repairs.rulings;

import io.ecocredit.calendars.Calendars;
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
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.regulation.repair.FilingRuling;
import io.ecocredit.regulation.repair.FilingRuling.Move;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.repairs.rulings.RulingRepository.CaseOfFiling;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** States what was found of a filing, takes the institution's objection, and has another officer decide it (I-39). */
@Singleton
@Cites(
        value = Article.A23,
        provisions = Provision.A26_PARAGRAPH_4,
        settles = {Interpretation.I_29, Interpretation.I_39})
class RulingService {

    private static final String CAUSE = "FILING_RULING";

    private final Inside inside;
    private final Once once;
    private final FileChange files;
    private final Calendars calendars;
    private final RulingRepository repository;
    private final RecordDirectory records;

    RulingService(
            Inside inside,
            Once once,
            FileChange files,
            Calendars calendars,
            RulingRepository repository,
            RecordDirectory records) {
        this.inside = inside;
        this.once = once;
        this.files = files;
        this.calendars = calendars;
        this.repository = repository;
        this.records = records;
    }

    Uni<List<RulingView>> all(@Nullable String uscc, @Nullable UUID evaluation, Actor reader) {
        return inside.as(reader, connection -> repository.all(connection, uscc, evaluation));
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see */
    Uni<RulingView> view(UUID id, Actor reader) {
        return inside.as(reader, connection -> require(connection, id));
    }

    private Uni<RulingView> require(SqlConnection connection, UUID id) {
        return repository
                .find(connection, id)
                .map(found -> found.orElseThrow(
                        () -> RefusalException.of(RefusalCode.NO_SUCH_EVALUATION, "您可查看的填报认定中没有这一条")));
    }

    /**
     * States a finding.
     *
     * @throws RefusalException 404 unknown, 403 when another league leads the case or for who has a conflict of interest, 409 with the clause when nothing can be found
     *     of the filing or one stands already, 400 when reasons or evidence are missing
     */
    Uni<Answered> state(RulingOrder order, Act act, @Nullable Repeat repeat, Function<RulingView, Answer> answering) {
        RulingOrder.Whole stated = order.stated();
        return once.doing(
                inside,
                act.about(stated.evaluationId().toString()),
                repeat,
                connection -> state(connection, stated, act.actor())
                        .flatMap(id -> require(connection, id))
                        .map(answering));
    }

    private Uni<UUID> state(SqlConnection connection, RulingOrder.Whole order, Actor officer) {
        return repository
                .holdCase(connection, order.evaluationId())
                .map(found ->
                        found.orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_EVALUATION, "您可查看的评价中没有这一个")))
                .invoke(held -> requireLead(held.leadLeague(), officer))
                .call(held -> records.requireNoConflict(connection, held.uscc(), held.year(), officer))
                .call(held -> repository.requireNoRepair(connection, held.uscc(), held.year()))
                .invoke(held ->
                        Refusal.requireNone(FilingRuling.statement(order.kind(), held.filing(), repository.today())))
                .call(held -> records.requireEvidence(connection, held.uscc(), order.files()))
                .flatMap(held -> calendars
                        .lastDay(connection, held.year(), WorkingPeriod.OBJECTION, repository.today())
                        .flatMap(due -> state(connection, order, held, due, officer)));
    }

    private Uni<UUID> state(
            SqlConnection connection, RulingOrder.Whole order, CaseOfFiling held, LocalDate due, Actor officer) {
        return repository
                .state(connection, order, due, officer)
                .call(() -> repository
                        .opens(connection, held.uscc(), due, officer)
                        .flatMap(opens -> tell(
                                connection,
                                held.uscc(),
                                held.year(),
                                notice(order, held.year(), opens ? due : null),
                                officer)));
    }

    /** A finding as it is told; without a last day where nobody can open the inbox for as long. */
    private static Notice notice(RulingOrder.Whole order, int year, @Nullable LocalDate due) {
        String until = due == null
                ? "自有经批准的账户可以查阅本通知之日的次日起" + RuleBook.of(year).get(WorkingPeriod.OBJECTION.rule()) + "个工作日内"
                : "在" + due + "（含当日）前";
        return new Notice(
                "filing-ruling",
                year + "年度填报认定：" + order.kind().label(),
                order.words() + "。对本认定有异议的，可以" + until + "提出并提交证明材料。",
                FilingRuling.clause(),
                due);
    }

    private Uni<Void> tell(SqlConnection connection, String uscc, int year, Notice notice, Actor author) {
        return files.carryOut(
                connection,
                new Change(author, new Concern(uscc, year, null), CAUSE, notice),
                entry -> Uni.createFrom().voidItem());
    }

    private static void requireLead(String lead, Actor officer) {
        Require.that(
                lead.equals(officer.league()),
                () -> Refusal.of(RefusalCode.WRONG_PARTY, "填报认定由牵头盟市办理")
                        .under(FilingRuling.clause())
                        .asException());
    }

    /** What is to be done about a finding, as it was seen at a version. */
    record Wanted(UUID id, long version, Move move, RulingMoveOrder order) {}

    /** @throws RefusalException 404 for what cannot be done about a finding at all */
    static Move move(String noun) {
        return Move.of(noun).orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }

    /**
     * Objects to a finding, or decides the objection; another officer decides than who stated it.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 403 for whom it is not or who has a conflict of interest, 409 with the clause out of turn or time
     */
    Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<RulingView, Answer> answering) {
        return once.doing(
                inside,
                act,
                repeat,
                connection -> take(connection, wanted, act.actor())
                        .chain(() -> require(connection, wanted.id()))
                        .map(answering));
    }

    private Uni<Void> take(SqlConnection connection, Wanted wanted, Actor actor) {
        return require(connection, wanted.id())
                .chain(() -> repository.holdAuthor(connection, wanted.id()))
                .flatMap(author -> require(connection, wanted.id())
                        .invoke(ruling -> requirePossible(ruling, wanted, author, actor))
                        .call(ruling -> requireInTime(connection, ruling, wanted.move()))
                        .call(ruling -> requireNoConflict(connection, ruling, wanted.move(), actor))
                        .flatMap(ruling -> wanted.move() == Move.OBJECT
                                ? object(connection, ruling, wanted.order(), actor)
                                : decide(connection, ruling, wanted.order(), actor)));
    }

    private void requirePossible(RulingView ruling, Wanted wanted, String author, Actor actor) {
        Require.that(
                ruling.version() == wanted.version(),
                () -> RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该认定已有新的办理，请重新读取后再试"));
        Refusal.requireNone(FilingRuling.turn(ruling.state(), wanted.move(), null, repository.today()));
        if (wanted.move() == Move.DECIDE) {
            requireLead(ruling.leadLeague(), actor);
            Require.that(
                    !author.equals(actor.name()),
                    () -> Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "认定由您作出，须由另一名工作人员审核异议")
                            .under(FilingRuling.clause())
                            .asException());
        } else {
            Require.that(
                    actor.role().equals(Roles.INSTITUTION),
                    () -> Refusal.of(RefusalCode.WRONG_PARTY, "异议由机构提出")
                            .under(FilingRuling.clause())
                            .asException());
        }
    }

    /**
     * An objection comes in time as long as no period has run during which one and the same approval let somebody open the notice: the
     * period runs from the first day on which somebody could (I-29, I-39).
     */
    private Uni<Void> requireInTime(SqlConnection connection, RulingView ruling, Move move) {
        if (move != Move.OBJECT) {
            return Uni.createFrom().voidItem();
        }
        return repository
                .told(connection, ruling.rulingId())
                .flatMap(told -> repository
                        .opened(connection, ruling.rulingId())
                        .flatMap(opened -> OneByOne.each(opened, each -> lastDay(connection, ruling, told, each))))
                .invoke(due -> Refusal.requireNone(due.stream()
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .flatMap(last -> FilingRuling.turn(ruling.state(), move, last, repository.today()))))
                .replaceWithVoid();
    }

    /** The last day of the period that begins as somebody can open the notice, if they could until then. */
    private Uni<Optional<LocalDate>> lastDay(
            SqlConnection connection, RulingView ruling, LocalDate told, RulingRepository.Opened opened) {
        Uni<LocalDate> due = opened.fromDay().equals(ruling.statedOn())
                ? Uni.createFrom().item(told)
                : calendars.lastDay(connection, ruling.year(), WorkingPeriod.OBJECTION, opened.fromDay());
        return due.map(last -> Optional.of(last).filter(opened::reaches));
    }

    private Uni<Void> requireNoConflict(SqlConnection connection, RulingView ruling, Move move, Actor actor) {
        return move == Move.DECIDE
                ? records.requireNoConflict(connection, ruling.uscc(), ruling.year(), actor)
                        .chain(() -> repository.requireNoRepair(connection, ruling.uscc(), ruling.year()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> object(SqlConnection connection, RulingView ruling, RulingMoveOrder order, Actor actor) {
        String words = order.requiredWords();
        return records.requireEvidence(connection, ruling.uscc(), order.files())
                .chain(() -> repository.object(connection, ruling, words, order.files()))
                .chain(() -> tell(connection, ruling, "filing-ruling-objection", "对填报认定提出异议", words, actor));
    }

    private Uni<Void> decide(SqlConnection connection, RulingView ruling, RulingMoveOrder order, Actor actor) {
        String words = order.requiredWords();
        boolean upheld = order.isUpheld();
        String title = upheld ? "填报认定的异议成立，认定撤销" : "填报认定的异议不成立，维持认定";
        return repository
                .decide(connection, ruling, upheld, words, actor)
                .chain(() -> tell(connection, ruling, "filing-ruling-decision", title, words, actor));
    }

    private Uni<Void> tell(
            SqlConnection connection, RulingView ruling, String kind, String title, String words, Actor actor) {
        Notice notice = new Notice(kind, ruling.year() + "年度" + title, words, FilingRuling.clause(), null);
        return tell(connection, ruling.uscc(), ruling.year(), notice, actor);
    }
}
