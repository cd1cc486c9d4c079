package io.ecocredit.records.decision;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.decision.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Corrects records of one line, and keeps what a review or a court decided of them. Nothing is overwritten: a decision is a
 * new fact, and what rests on the record follows in the same transaction (A15.1, I-25). A line owns its pool, and says how its
 * records are found, who may decide and what follows.
 *
 * @param <W> what is asked for
 * @param <R> a record as its readers see it
 */
@Cites(
        value = {Article.A13, Article.A15, Article.A31},
        settles = Interpretation.I_25)
public abstract class RecordDecisions<W extends RecordDecisions.Wanted, R extends DecidedRecord> {

    private final ActingPool side;
    private final RecordEvents events;
    private final Once once;
    private final LegalClock clock;
    private final Deciders deciders;

    protected RecordDecisions(ActingPool side, Once once, LegalClock clock, Divisions divisions) {
        this.side = side;
        this.deciders = new Deciders(divisions);
        this.events = new RecordEvents(side.side());
        this.once = once;
        this.clock = clock;
    }

    /** A decision as it was asked for, on a record as it was seen at a version. */
    public interface Wanted {
        long version();

        Kind kind();

        DecisionOrder order();
    }

    /** A decision that can be made, about to be. */
    protected record Deciding<W, R>(W wanted, R record, Stated decision, Actor actor) {}

    /** @throws RefusalException 404 for what cannot be decided at all */
    public static Kind kind(String noun, Set<Kind> possible) {
        return Kind.of(noun)
                .filter(possible::contains)
                .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }

    /** @throws RefusalException 404 when there is no such record or it is not the reader's to see */
    protected abstract Uni<R> require(SqlConnection connection, W wanted);

    /** @throws io.ecocredit.regulation.text.RefusalException 403 for who may not decide of the record */
    protected abstract Uni<Void> requireMay(SqlConnection connection, R record, Kind kind, Actor actor);

    /** @throws RefusalException 400 for words that may not be kept of whom the record is about */
    protected void requireFit(Stated decision) {}

    /** @throws RefusalException 400 for files that are not about whom the record is about */
    protected abstract Uni<Void> requireEvidence(SqlConnection connection, R record, List<UUID> files);

    /** Has {@code writing} write under the number of an entry, and all follow that rests on the record (A31). */
    protected abstract Uni<Void> carryOut(
            SqlConnection connection, Deciding<W, R> deciding, LongFunction<Uni<Void>> writing);

    /** What was decided of a record, the first first. */
    protected Uni<List<KeptDecision>> decisions(SqlConnection connection, String recordNo) {
        return events.of(connection, recordNo);
    }

    /**
     * Decides of a record, once for each key; without one, whenever it comes.
     *
     * @throws RefusalException 404 unknown, 403 when somebody else answers for it, 412 when it was decided of meanwhile, 409
     *     or 400 with the clause when this cannot be decided of it now
     */
    public Uni<Answered> decide(W wanted, Act act, @Nullable Repeat repeat, Function<R, Answer> answering) {
        return once.doing(
                side,
                act,
                repeat,
                connection -> decide(connection, wanted, act.actor()).map(answering));
    }

    private Uni<R> decide(SqlConnection connection, W wanted, Actor actor) {
        return require(connection, wanted)
                .call(record -> requireMay(connection, record, wanted.kind(), actor))
                .call(record -> decide(connection, wanted, record, actor))
                .chain(() -> require(connection, wanted));
    }

    private Uni<Void> decide(SqlConnection connection, W wanted, R record, Actor actor) {
        return decisions(connection, record.recordNo())
                .map(before -> checked(wanted, record, before, actor))
                .call(decision -> requireEvidence(connection, record, decision.files()))
                .flatMap(decision -> carryOut(
                        connection,
                        new Deciding<>(wanted, record, decision, actor),
                        entry -> events.add(connection, record, decision, entry)));
    }

    private Stated checked(W wanted, R record, List<KeptDecision> before, Actor actor) {
        if (1L + before.size() != wanted.version()) {
            throw RecordEvents.movedOn();
        }
        LocalDate today = clock.today();
        RecordStanding standing =
                RecordStanding.of(before.stream().map(KeptDecision::event).toList());
        boolean byReview = standing.isForReview(wanted.kind());
        Stated decision = wanted.order().stated(wanted.kind(), byReview, record.authority(), today);
        requireFit(decision);
        Refusal.requireNone(standing.refusal(decision.event(), record.producedOn(), today));
        if (byReview) {
            Refusal.requireNone(deciders.refusal(decision, record, actor));
        }
        return decision;
    }
}
