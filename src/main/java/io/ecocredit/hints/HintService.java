package io.ecocredit.hints;

import io.ecocredit.hints.HintRepository.Numbered;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.repair.HintRules;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the leagues' monthly reports of hints and collates them. */
@Singleton
@Cites(Article.A30)
class HintService {

    private static final Actor FORWARDING = Actor.system("hint-forwards");

    private final Inside inside;
    private final HintRepository repository;
    private final Desk desk;

    /** What is asked beside hints. */
    @Singleton
    record Desk(Inbox inbox, Once once, Divisions divisions, LegalClock clock) {}

    HintService(Inside inside, HintRepository repository, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.desk = desk;
    }

    private LocalDate today() {
        return desk.clock().today();
    }

    /** The reports of a month; a league reads its own, the region everybody's with those that are missing. */
    Uni<List<HintReport>> reports(YearMonth month, Actor reader) {
        return inside.as(reader, connection -> repository.reports(connection, month, reader.league()));
    }

    /**
     * Files the report of a month: all hints of the league to its end that were not reported yet, or that there are none.
     *
     * @throws ProblemException 409 while the month is not over, or when the league has reported it
     */
    Uni<Answered> report(YearMonth month, Act act, @Nullable Repeat repeat, Function<HintReport, Answer> answering) {
        requireOver(month);
        Actor actor = act.actor();
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> repository
                                .report(connection, month, actor, today())
                                .invoke(isNew -> {
                                    if (!isNew) {
                                        throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, month + "的月报已经上报；此后的信息列入下月")
                                                .under(Clause.of(Article.A30))
                                                .asException();
                                    }
                                })
                                .chain(() -> repository.include(connection, month, actor))
                                .chain(() -> repository.reports(connection, month, actor.league()))
                                .map(reports -> answering.apply(reports.getFirst())));
    }

    /**
     * Collates a month: tells all leagues of every hint in its reports that is at least the second on its institution, once.
     * Late reports are collated by doing it again.
     *
     * @throws ProblemException 409 while the month is not over
     */
    Uni<Collation> collate(YearMonth month, Act act) {
        requireOver(month);
        Actor actor = act.actor();
        return inside.doing(
                act,
                connection -> repository
                        .lock(connection)
                        .chain(() -> repository.untold(connection, month))
                        .onItem()
                        .transformToMulti(hints -> Multi.createFrom().iterable(hints))
                        .filter(hint -> HintRules.callsForCoInvestigation(hint.number(), hint.producedOn()))
                        .onItem()
                        .transformToUniAndConcatenate(hint -> tell(connection, hint, month, actor))
                        .collect()
                        .asList()
                        .chain(notices -> repository
                                .reports(connection, month, null)
                                .map(reports -> new Collation(
                                        month.toString(),
                                        reports.stream()
                                                .filter(report -> report.reportedOn() == null)
                                                .map(HintReport::league)
                                                .toList(),
                                        notices))));
    }

    private void requireOver(YearMonth month) {
        HintRules.refusal(month, today()).ifPresent(refusal -> {
            throw refusal.asException();
        });
    }

    private Uni<CoInvestigation> tell(SqlConnection connection, Numbered hint, YearMonth month, Actor actor) {
        return repository
                .issue(connection, hint, month, actor, today())
                .call(notice -> desk.inbox().deliver(connection, letters(notice), actor));
    }

    private List<Letter> letters(CoInvestigation notice) {
        return desk.divisions().leagues().stream()
                .map(league -> new Letter(
                        new Recipient(Recipient.Kind.LEAGUE, league.code()),
                        notice.producedOn().getYear(),
                        null,
                        "co-investigation",
                        "协查通报：" + notice.name() + "（" + notice.uscc() + "）",
                        "该机构出现第" + notice.hints() + "次提示性信息（" + notice.recordNo() + "，第" + notice.item() + "项，"
                                + notice.authority() + "，" + notice.producedOn() + "），请重点审核相关委托事项。",
                        Clause.of(Article.A30),
                        null,
                        null,
                        notice.issuedOn()))
                .toList();
    }

    /** The notices to all leagues, in their order. */
    Uni<Page<CoInvestigation>> notices(Window window, Actor reader) {
        return inside.as(reader, connection -> page(connection, window));
    }

    /** What was forwarded after a position, for who takes it and sees nothing else inside. */
    Uni<Forwards> forwards(long after, int limit, Act act) {
        return inside.doing(act, FORWARDING, connection -> repository.after(connection, after, limit))
                .map(found -> new Forwards(
                        found, found.isEmpty() ? after : found.getLast().position()));
    }

    private Uni<Page<CoInvestigation>> page(SqlConnection connection, Window window) {
        long after = window.after().isEmpty() ? 0 : Long.parseLong(window.after());
        return repository
                .after(connection, after, window.limit() + 1)
                .map(found -> Page.of(found, window, notice -> Long.toString(notice.position())));
    }
}
