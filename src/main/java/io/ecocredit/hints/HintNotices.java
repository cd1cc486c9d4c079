package io.ecocredit.hints;

import io.ecocredit.hints.HintRepository.Numbered;
import io.ecocredit.inbox.Inbox;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.records.DecisionFollower;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of hints, and withdraws one that does not stand, or not as it was told, with everybody who was told of it, in the same transaction. */
@Singleton
@Cites(value = Article.A30, settles = Interpretation.I_36)
class HintNotices implements DecisionFollower {

    private static final Set<Kind> UNDOING = EnumSet.of(Kind.WITHDRAWN, Kind.QUASHED, Kind.AMENDED);

    private final HintRepository repository;
    private final Inbox inbox;
    private final Divisions divisions;
    private final LegalClock clock;

    HintNotices(HintRepository repository, Inbox inbox, Divisions divisions, LegalClock clock) {
        this.repository = repository;
        this.inbox = inbox;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Whoever tells takes it first, so that positions are in the order in which they can be read. */
    Uni<Void> turn(SqlConnection connection) {
        return Turns.take(connection, "hints");
    }

    /** Tells the platform of a hint, and all leagues where it calls for a co-investigation. */
    Uni<HintNotice> tell(SqlConnection connection, HintNotice.Kind kind, Numbered hint, YearMonth month, Actor actor) {
        return issue(connection, kind, kind == HintNotice.Kind.CO_INVESTIGATION, hint, month, actor);
    }

    private Uni<HintNotice> issue(
            SqlConnection connection,
            HintNotice.Kind kind,
            boolean toldLeagues,
            Numbered hint,
            YearMonth month,
            Actor actor) {
        return repository
                .issue(connection, kind, toldLeagues, hint, month, actor, clock.today())
                .call(notice -> toldLeagues
                        ? inbox.deliver(connection, letters(notice), actor)
                        : Uni.createFrom().voidItem());
    }

    /**
     * Whatever a record says now, what was told of it before it was withdrawn, quashed or amended is told no more; an amended
     * one that still is a hint is told anew with the next collation. One that is no hint is not told at the same time, so that
     * nobody's turn need be awaited to see that nothing was.
     */
    @Override
    public Uni<Void> follow(SqlConnection connection, RecordView record, Kind kind, Actor actor) {
        if (!UNDOING.contains(kind)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> still = record.category() == Category.HINT
                ? turn(connection)
                : Uni.createFrom().voidItem();
        return still.chain(() -> repository.lastOf(connection, record.recordNo()))
                .chain(told -> withdraw(connection, told, actor));
    }

    private Uni<Void> withdraw(SqlConnection connection, @Nullable IssuedNotice told, Actor actor) {
        return told == null || told.kind == HintNotice.Kind.WITHDRAWAL
                ? Uni.createFrom().voidItem()
                : turn(connection)
                        .chain(() -> issue(
                                connection,
                                HintNotice.Kind.WITHDRAWAL,
                                told.toldLeagues,
                                Objects.requireNonNull(told.hint),
                                YearMonth.from(told.month),
                                actor))
                        .replaceWithVoid();
    }

    private List<Letter> letters(HintNotice notice) {
        return divisions.leagues().stream()
                .map(league -> new Letter(
                        Recipient.league(league.code()),
                        notice.producedOn().getYear(),
                        null,
                        "co-investigation",
                        title(notice),
                        body(notice),
                        Clause.of(Article.A30),
                        null,
                        null,
                        notice.issuedOn()))
                .toList();
    }

    private static String title(HintNotice notice) {
        String institution = notice.name() + "（" + notice.uscc() + "）";
        return (notice.kind() == HintNotice.Kind.WITHDRAWAL ? "撤回协查通报：" : "协查通报：") + institution;
    }

    private static String body(HintNotice notice) {
        String hint = notice.hints() + "次提示性信息（" + notice.recordNo() + "，第" + notice.item() + "项，" + notice.authority()
                + "，" + notice.producedOn() + "）";
        return notice.kind() == HintNotice.Kind.WITHDRAWAL
                ? "原通报的该机构第" + hint + "已经撤回或者更正，不再作为审核的依据。"
                : "该机构出现第" + hint + "，请重点审核相关委托事项。";
    }
}
