package io.ecocredit.hints;

import io.ecocredit.hints.HintRepository.Reported;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.regulation.repair.HintRules;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
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
    private final HintNotices notices;
    private final LegalClock clock;

    CoInvestigationService(Inside inside, HintRepository repository, HintNotices notices, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Collates a month: forwards every hint in its reports, and tells all leagues of each that is at least the second on its
     * institution, once (I-36). Late reports are collated by doing it again.
     *
     * @throws RefusalException 409 while the month is not over
     */
    Uni<Collation> collate(YearMonth month, Act act) {
        HintService.requireOver(month, clock.today());
        return inside.doing(
                act,
                connection -> notices.turn(connection)
                        .chain(() -> tellOfAll(connection, month, act.actor()))
                        .map(told -> told.stream()
                                .filter(notice -> notice.kind() == HintNotice.Kind.CO_INVESTIGATION)
                                .toList())
                        .flatMap(told -> collation(connection, month, told)));
    }

    private Uni<List<HintNotice>> tellOfAll(SqlConnection connection, YearMonth month, Actor actor) {
        return repository
                .reported(connection, month)
                .flatMap(hints -> OneByOne.each(
                        hints.stream()
                                .filter(hint ->
                                        kind(hint) != hint.told() && hint.told() != HintNotice.Kind.CO_INVESTIGATION)
                                .toList(),
                        hint -> notices.tell(connection, kind(hint), hint.numbered(), month, actor)));
    }

    private HintNotice.Kind kind(Reported hint) {
        return HintRules.callsForCoInvestigation(hint.number(), clock.today())
                ? HintNotice.Kind.CO_INVESTIGATION
                : HintNotice.Kind.HINT;
    }

    private Uni<Collation> collation(SqlConnection connection, YearMonth month, List<HintNotice> notices) {
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

    /** What was forwarded after a position, for who takes it and sees nothing else inside. */
    Uni<Forwards> forwards(long after, int limit, Act act) {
        return inside.doing(act, FORWARDING, connection -> repository.after(connection, after, limit))
                .map(found -> new Forwards(
                        found, found.isEmpty() ? after : found.getLast().position()));
    }

    /** The notices to all leagues, in their order. */
    Uni<Page<HintNotice>> notices(Window window, Actor reader) {
        long after = window.after().isEmpty() ? 0 : Long.parseLong(window.after());
        return inside.as(reader, connection -> repository.toldAfter(connection, after, window.limit() + 1))
                .map(found -> Page.of(found, window, notice -> Long.toString(notice.position())));
    }
}
