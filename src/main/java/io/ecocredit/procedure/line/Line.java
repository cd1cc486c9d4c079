package io.ecocredit.procedure.line;

import io.ecocredit.evidence.SubjectFiles;
import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letterbox;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Procedure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of subjects on their way through the procedure: all that differs between lines, and nothing else. The sides stay
 * apart (A36): a line has its own pool from its construction, as the role that reaches its schema, and works with no other.
 *
 * @param <C> its cases
 * @param <V> its cases as a caller sees them
 */
public abstract class Line<C extends Case, V extends SeenCase> {

    private final ActingPool pool;
    private final Outline outline;
    private final Letterbox inbox;
    private final SubjectFiles files;

    protected Line(ActingPool pool, Outline outline, Letterbox inbox, SubjectFiles files) {
        this.pool = pool;
        this.outline = outline;
        this.inbox = inbox;
        this.files = files;
    }

    /**
     * What a line says of itself once and for all.
     *
     * @param cases the statement that reads cases, without its condition, of cases {@code c}: {@code $1} is today, {@code $2}
     *     the reader's name, {@code $3} the reader's bureau
     * @param told columns of its findings that a subject is told as the proposed result
     * @param assessed how leagues' work with the line is assessed
     * @param silence in whose name silence is recorded
     * @param silenceLock number of the lock by which one copy of the service does so
     */
    public record Outline(
            Procedure procedure,
            Terms terms,
            String cases,
            String told,
            Assessed assessed,
            String silence,
            long silenceLock) {}

    public final ActingPool pool() {
        return pool;
    }

    /** Where its tables are. */
    public final String schema() {
        return pool.side().schema();
    }

    public final Procedure procedure() {
        return outline.procedure();
    }

    public final Terms terms() {
        return outline.terms();
    }

    public final Outline outline() {
        return outline;
    }

    public final Letterbox inbox() {
        return inbox;
    }

    /** Files shown in evidence about its subjects. */
    public final SubjectFiles files() {
        return files;
    }

    /** A transaction that reads cases; where reading leaves a trace (A36), with its row in the audit trail. */
    public <T extends @Nullable Object> Uni<T> reading(Act act, Function<SqlConnection, Uni<T>> work) {
        return pool.as(act.actor(), work);
    }

    public abstract C read(Row row);

    /** What a caller sees of a case. */
    public final V view(C subject, Actor reader, LocalDate today) {
        NextSteps next = NextSteps.of(
                procedure(), subject, subject.facts(reader, today), action -> terms().address(subject, action));
        return view(subject, next);
    }

    protected abstract V view(C subject, NextSteps next);

    /**
     * The key of a subject as somebody asks for it.
     *
     * @throws io.ecocredit.regulation.text.RefusalException 400 when it can be none
     */
    public abstract String key(String asked);

    /** The key of the subject with which a line of a submission begins. */
    public abstract String keyOf(String submitted);

    /** How a list of missing cases speaks of one. */
    public abstract String about(C subject, String why);

    /** Draws up the next finding of a case as of the end of a day. */
    public abstract Uni<Case.Finding> draw(SqlConnection connection, C subject, LocalDate at, Actor officer);

    /**
     * What findings of some cases would come to that were drawn up on a day, without drawing any; asked as the service, which
     * sees all that they rest on.
     */
    public abstract Uni<Map<UUID, Weighed>> weigh(SqlConnection connection, List<C> cases, LocalDate at);

    /** Whom one of some leagues leads by the facts of a year, and who has no case of it: the keys, in order (A20.1, A21.1). */
    public abstract Uni<List<String>> notDrawn(SqlConnection connection, int year, Set<String> leagues, LocalDate day);

    /** A finding as it was drawn up, of a row of {@code case_findings}. */
    public abstract Case.Finding drawn(Row finding);

    /** Whether anybody can open letters in a subject's inbox: where nobody can, none arrives there (I-29). */
    public abstract Uni<Boolean> opensInbox(SqlConnection connection, C subject, Opening opening);

    /** What is told of a step, and to whom. */
    public abstract List<Letter> letters(Telling<C> telling);

    /** @throws io.ecocredit.regulation.text.RefusalException 400 when what is stated may not be kept on this side */
    public void requireSpeakable(Order order) {}

    /** What else a step brings about beside what every line does. */
    public Uni<Void> follow(SqlConnection connection, Move<C> move) {
        return Uni.createFrom().voidItem();
    }
}
