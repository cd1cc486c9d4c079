package io.ecocredit.repairs.shell;

import io.ecocredit.calendars.CalendarHistory;
import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.records.DueLetters;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The repairs of one line: found and shown as their readers may see them, and worked on in one transaction an act. A line owns
 * its pool, and says how its repairs are stored and what of them is shown.
 *
 * @param <S> a repair as it is stored
 * @param <V> a repair as its readers see it
 */
@Cites(settles = {Interpretation.I_19, Interpretation.I_20})
public abstract class Repairs<S extends HeldRepair, V> {

    private final ActingPool side;
    private final Store<S> store;
    private final Once once;
    private final Calendars calendars;
    private final LegalClock clock;

    protected Repairs(ActingPool side, Store<S> store, Once once, Calendars calendars, LegalClock clock) {
        this.side = side;
        this.store = store;
        this.once = once;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** How the repairs of a line are kept. */
    public interface Store<S> {

        /** The repair with a number, or an empty list. */
        Uni<List<S>> find(SqlConnection connection, UUID id);

        /** Those that match, in the order of their numbers, one more than asked for if there are more. */
        Uni<List<S>> search(SqlConnection connection, RepairQuery query);
    }

    /** A repair with the day until which it is to be decided. */
    public record Waiting<S extends HeldRepair>(S repair, Due due) {
        String number() {
            return repair.id().toString();
        }
    }

    /** With what the reader may do about it. */
    protected abstract Uni<V> view(SqlConnection connection, S repair, Due due, Actor reader);

    /** A transaction that only reads. */
    protected <T> Uni<T> reading(Act act, Function<SqlConnection, Uni<T>> work) {
        return side.as(act.actor(), work);
    }

    /** In Asia/Shanghai. */
    public LocalDate today() {
        return clock.today();
    }

    public Uni<Page<V>> list(RepairQuery query, Act act) {
        return reading(
                act,
                connection -> store.search(connection, query)
                        .map(found ->
                                Page.of(found, query.window(), each -> each.id().toString()))
                        .flatMap(page -> shown(connection, page, act.actor())));
    }

    private Uni<Page<V>> shown(SqlConnection connection, Page<S> page, Actor reader) {
        return views(connection, page.items(), reader).map(views -> new Page<>(views, page.next()));
    }

    protected Uni<List<V>> views(SqlConnection connection, List<S> repairs, Actor reader) {
        return calendars
                .history(connection)
                .flatMap(history ->
                        OneByOne.each(repairs, each -> view(connection, each, Due.of(each, history, today()), reader)));
    }

    private Stream<Waiting<S>> waiting(List<S> repairs, CalendarHistory history) {
        return repairs.stream().map(each -> new Waiting<>(each, Due.of(each, history, today())));
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    public Uni<V> view(UUID id, Act act) {
        return reading(act, connection -> view(connection, id, act.actor()));
    }

    private Uni<V> view(SqlConnection connection, UUID id, Actor reader) {
        return require(connection, id)
                .flatMap(found -> views(connection, List.of(found), reader))
                .map(List::getFirst);
    }

    /** @throws RefusalException 404 as above */
    public Uni<S> require(SqlConnection connection, UUID id) {
        return store.find(connection, id).map(Repairs::only);
    }

    /** @throws RefusalException 404 as above */
    public static <S> S only(List<S> found) {
        return found.stream()
                .findFirst()
                .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_REPAIR, "您可查看的信用修复中没有这个编号"));
    }

    /** Until when it is to be decided. */
    public Uni<Due> due(SqlConnection connection, S repair) {
        return calendars.history(connection).map(history -> Due.of(repair, history, today()));
    }

    /**
     * Tells, once each, that repairs were not decided in time. They are not approved by that (I-20).
     *
     * @param act in which it is told
     * @param untold finds those that wait for a decision of which nobody was told that it is late
     * @param note notes that it is told; false when another copy of the service has, or when it was decided meanwhile
     */
    public Uni<Void> tellOverdue(
            Act act,
            Function<SqlConnection, Uni<List<S>>> untold,
            BiFunction<SqlConnection, Waiting<S>, Uni<Boolean>> note,
            BiFunction<SqlConnection, Waiting<S>, Uni<Void>> tell) {
        return DueLetters.tell(
                act.operation(),
                side.as(act.actor(), connection -> overdue(connection, untold)),
                Waiting::number,
                overdue -> side.doing(
                        act.about(overdue.number()),
                        connection -> note.apply(connection, overdue)
                                .call(first -> first
                                        ? tell.apply(connection, overdue)
                                        : Uni.createFrom().voidItem())));
    }

    private Uni<List<Waiting<S>>> overdue(SqlConnection connection, Function<SqlConnection, Uni<List<S>>> untold) {
        return untold.apply(connection)
                .flatMap(repairs -> calendars
                        .history(connection)
                        .map(history -> waiting(repairs, history)
                                .filter(each -> each.due().isOver())
                                .toList()));
    }

    /**
     * Carries an act out, once for each key; without one, whenever it comes.
     *
     * @param work does it, and answers the number of the repair
     * @param answering makes the answer of the repair as it stands then
     */
    public Uni<Answered> once(
            Act act, @Nullable Repeat repeat, Function<SqlConnection, Uni<UUID>> work, Function<V, Answer> answering) {
        return once.doing(
                side,
                act,
                repeat,
                connection -> work.apply(connection)
                        .flatMap(id -> view(connection, id, act.actor()))
                        .map(answering));
    }
}
