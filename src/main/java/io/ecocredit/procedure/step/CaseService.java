package io.ecocredit.procedure.step;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.CaseQuery;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.Move;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads single cases of a line through the procedure: reads, asks the table, moves, all in one transaction. */
@Singleton
@Cites({Article.A7, Article.A20, Article.A21, Article.A23})
public class CaseService {

    private final CaseRepository repository;
    private final Steps steps;
    private final CaseHistory history;
    private final Once once;
    private final LegalClock clock;

    CaseService(CaseRepository repository, Steps steps, CaseHistory history, Once once, LegalClock clock) {
        this.repository = repository;
        this.steps = steps;
        this.history = history;
        this.once = once;
        this.clock = clock;
    }

    /** The number of a case; one that cannot be any is answered like an unknown one. */
    public static UUID number(String id) {
        UUID parsed = Stated.number(id, CaseService::none);
        if (!parsed.toString().equalsIgnoreCase(id)) {
            throw none();
        }
        return parsed;
    }

    public static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_EVALUATION, "您可查看的评价中没有这个编号");
    }

    /**
     * Reads something of a case.
     *
     * @throws RefusalException 404 when there is no such case, or it is not the reader's to see, which are not told apart
     */
    public <C extends Case, T extends @Nullable Object> Uni<T> read(
            Line<C, ?> line, UUID id, Act act, BiFunction<SqlConnection, C, Uni<T>> what) {
        return line.reading(
                act,
                connection -> find(connection, line, id, act.actor()).flatMap(found -> what.apply(connection, found)));
    }

    /** As {@link #read}. */
    public <C extends Case> Uni<C> find(Line<C, ?> line, UUID id, Act act) {
        return read(line, id, act, (connection, found) -> Uni.createFrom().item(found));
    }

    /** As {@link #read}. */
    public <C extends Case, V extends SeenCase> Uni<V> view(Line<C, V> line, UUID id, Act act) {
        return find(line, id, act).map(found -> line.view(found, act.actor(), clock.today()));
    }

    public <C extends Case, V extends SeenCase> Uni<Page<V>> list(Line<C, V> line, CaseQuery query, Act act) {
        Actor reader = act.actor();
        return line.reading(
                        act, connection -> repository.list(connection, line, query, new Reading(reader, clock.today())))
                .map(found -> Page.of(found, query.window(), CaseQuery::cursor))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(each -> line.view(each, reader, clock.today()))
                                .toList(),
                        page.next()));
    }

    /** The steps of a case, the first first. */
    public Uni<List<CaseHistory.Entry>> history(Line<?, ?> line, UUID id, Act act) {
        return read(line, id, act, (connection, found) -> history.of(connection, line, id));
    }

    /**
     * Takes a step on a case.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 400 when the order does not state what is required or may not
     *     be kept
     * @throws RefusalException with its clause when the procedure does not allow it
     */
    public <V extends SeenCase> Uni<V> act(Line<?, V> line, WantedStep wanted, Act act) {
        Attempt attempt = attempt(line, wanted, act);
        return line.pool().doing(act, connection -> take(connection, line, wanted, attempt));
    }

    /** The same for a request that may come again with the same key, and is carried out once. */
    public <V extends SeenCase> Uni<Answered> act(
            Line<?, V> line, WantedStep wanted, Act act, @Nullable Repeat repeat, Function<V, Answer> answering) {
        Attempt attempt = attempt(line, wanted, act);
        return once.doing(
                line.pool(),
                act,
                repeat,
                connection -> take(connection, line, wanted, attempt).map(answering));
    }

    /** Does something about a case that whoever acts may see, and answers how the case then is. */
    <C extends Case, V extends SeenCase> Uni<V> doing(
            Line<C, V> line, UUID id, Act act, BiFunction<SqlConnection, C, Uni<Void>> work) {
        Actor actor = act.actor();
        return line.pool()
                .doing(
                        act,
                        connection -> find(connection, line, id, actor)
                                .call(found -> work.apply(connection, found))
                                .chain(() -> find(connection, line, id, actor))
                                .map(after -> line.view(after, actor, clock.today())));
    }

    private Attempt attempt(Line<?, ?> line, WantedStep wanted, Act act) {
        Attempt attempt =
                new Attempt(act.actor(), wanted.action(), wanted.order().stated(), clock.today());
        line.requireSpeakable(attempt.order());
        return attempt;
    }

    private <C extends Case, V extends SeenCase> Uni<V> take(
            SqlConnection connection, Line<C, V> line, WantedStep wanted, Attempt attempt) {
        Actor actor = attempt.actor();
        return held(connection, line, wanted.id(), actor)
                .invoke(held -> Require.that(held.version() == wanted.version(), CaseHistory::movedOn))
                .map(held -> attempt.on(held, line.procedure()))
                .call(move -> requireEvidence(connection, line, move))
                .flatMap(move -> steps.take(connection, line, move, wanted.order(), attempt))
                .chain(() -> find(connection, line, wanted.id(), actor))
                .map(after -> line.view(after, actor, attempt.today()));
    }

    private static Uni<Void> requireEvidence(SqlConnection connection, Line<?, ?> line, Move<?> move) {
        return line.files()
                .require(connection, move.from().subject().key(), move.order().evidence());
    }

    /** The case, held for change; one that is the caller's to see but not to change is as it is. */
    private <C extends Case> Uni<C> held(SqlConnection connection, Line<C, ?> line, UUID id, Actor actor) {
        return repository
                .hold(connection, line, List.of(id), new Reading(actor, clock.today()))
                .flatMap(held -> held.isEmpty()
                        ? find(connection, line, id, actor)
                        : Uni.createFrom().item(held.getFirst()));
    }

    private <C extends Case> Uni<C> find(SqlConnection connection, Line<C, ?> line, UUID id, Actor reader) {
        return repository
                .find(connection, line, id, new Reading(reader, clock.today()))
                .map(found -> found.stream().findFirst().orElseThrow(CaseService::none));
    }
}
