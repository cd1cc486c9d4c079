package io.ecocredit.hints;

import io.ecocredit.hints.HintRepository.Numbered;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.repair.HintRules;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.List;

/** Collates the leagues' reports of hints: tells all leagues of institutions that were hinted at again (协查通报). */
@Singleton
@Cites(Article.A30)
class CoInvestigationService {

    private static final Actor FORWARDING = Actor.system("hint-forwards");

    private final Inside inside;
    private final HintRepository repository;
    private final Inbox inbox;
    private final Divisions divisions;
    private final LegalClock clock;

    CoInvestigationService(
            Inside inside, HintRepository repository, Inbox inbox, Divisions divisions, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.inbox = inbox;
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * Collates a month: tells all leagues of every hint in its reports that is at least the second on its institution, once.
     * Late reports are collated by doing it again.
     *
     * @throws RefusalException 409 while the month is not over
     */
    Uni<Collation> collate(YearMonth month, Act act) {
        HintService.requireOver(month, clock.today());
        return inside.doing(
                act,
                connection -> Turns.take(connection, "hints")
                        .chain(() -> tellOfAll(connection, month, act.actor()))
                        .flatMap(notices -> collation(connection, month, notices)));
    }

    private Uni<List<CoInvestigation>> tellOfAll(SqlConnection connection, YearMonth month, Actor actor) {
        return repository
                .untold(connection, month)
                .map(untold -> untold.stream()
                        .filter(hint -> HintRules.callsForCoInvestigation(hint.number(), hint.producedOn()))
                        .toList())
                .flatMap(hints -> OneByOne.each(hints, hint -> tell(connection, hint, month, actor)));
    }

    private Uni<Collation> collation(SqlConnection connection, YearMonth month, List<CoInvestigation> notices) {
        return repository
                .reports(connection, month, null)
                .map(reports -> new Collation(
                        month.toString(),
                        reports.stream()
                                .filter(report -> report.reportedOn() == null)
                                .map(HintReport::league)
                                .toList(),
                        notices));
    }

    private Uni<CoInvestigation> tell(SqlConnection connection, Numbered hint, YearMonth month, Actor actor) {
        return repository
                .issue(connection, hint, month, actor, clock.today())
                .call(notice -> inbox.deliver(connection, letters(notice), actor));
    }

    private List<Letter> letters(CoInvestigation notice) {
        return divisions.leagues().stream()
                .map(league -> new Letter(
                        Recipient.league(league.code()),
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

    /** What was forwarded after a position, for who takes it and sees nothing else inside. */
    Uni<Forwards> forwards(long after, int limit, Act act) {
        return inside.doing(act, FORWARDING, connection -> repository.after(connection, after, limit))
                .map(found -> new Forwards(
                        found, found.isEmpty() ? after : found.getLast().position()));
    }

    /** The notices to all leagues, in their order. */
    Uni<Page<CoInvestigation>> notices(Window window, Actor reader) {
        long after = window.after().isEmpty() ? 0 : Long.parseLong(window.after());
        return inside.as(reader, connection -> repository.after(connection, after, window.limit() + 1))
                .map(found -> Page.of(found, window, notice -> Long.toString(notice.position())));
    }
}
