package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.idempotency.AnswerRepository.Kept;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.privacy.KeyedDigest;
import io.ecocredit.platform.privacy.PersonalDataCipher;
import io.ecocredit.platform.privacy.UnreadableException;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does something once, however often the request for it comes: a repetition is given the answer of the first. What is done,
 * its row in the audit trail and its answer are there together or not at all, so a request that failed may be sent again.
 */
@Singleton
public class Once {

    private static final String PURPOSE = "answered request";

    private final AnswerRepository answers;
    private final Trail trail;
    private final Json json;
    private final PersonalDataCipher cipher;

    Once(AnswerRepository answers, Trail trail, Json json, PersonalDataCipher cipher) {
        this.answers = answers;
        this.trail = trail;
        this.json = json;
        this.cipher = cipher;
    }

    /** Does something over JDBC and says what is answered. */
    public interface BlockingWork {
        Answer done() throws SQLException;
    }

    /**
     * A transaction that acts, as {@link ActingPool#doing} is, unless the request was answered already.
     *
     * @param repeat null for a request without a key, where none is required: that is carried out whenever it comes
     * @throws RefusalException 409 while the same request is being carried out, 422 when the key came with another body
     */
    public Uni<Answered> doing(
            ActingPool pool, Act act, @Nullable Repeat repeat, Function<SqlConnection, Uni<Answer>> work) {
        if (repeat == null) {
            return pool.as(act.actor(), connection -> done(connection, act, work));
        }
        Asked asked = new Asked(pool.side(), act, repeat);
        return pool.as(
                act.actor(),
                connection -> answers.takeTurn(connection, asked)
                        .invoke(Once::requireTurn)
                        .chain(() -> answers.find(connection, asked))
                        .flatMap(kept -> kept.isEmpty()
                                ? now(connection, asked, work)
                                : Uni.createFrom().item(again(kept.getFirst(), repeat))));
    }

    /** The same over JDBC, in a transaction that the caller opened in the actor's name and commits. Blocks. */
    public Answered doing(Connection connection, Asked asked, BlockingWork work) throws SQLException {
        requireTurn(answers.takeTurn(connection, asked));
        for (Kept kept : answers.find(connection, asked)) {
            return again(kept, asked.repeat());
        }
        Answer answer = work.done();
        Answered answered = written(answer);
        trail.add(connection, told(asked.act(), answer));
        answers.keep(connection, asked, digest(asked.repeat()), answered);
        return answered;
    }

    private Uni<Answered> now(SqlConnection connection, Asked asked, Function<SqlConnection, Uni<Answer>> work) {
        return done(connection, asked.act(), work)
                .call(answered -> answers.keep(connection, asked, digest(asked.repeat()), answered));
    }

    private Uni<Answered> done(SqlConnection connection, Act act, Function<SqlConnection, Uni<Answer>> work) {
        return work.apply(connection)
                .call(answer -> trail.add(connection, told(act, answer)))
                .map(this::written);
    }

    private static void requireTurn(boolean taken) {
        if (!taken) {
            throw RefusalException.of(RefusalCode.REQUEST_STILL_RUNNING, "同一请求号的请求正在办理，请稍后重试");
        }
    }

    private Answered again(Kept kept, Repeat repeat) {
        if (!isOf(kept.body(), repeat)) {
            throw RefusalException.of(RefusalCode.IDEMPOTENCY_KEY_REUSED, "该请求号已用于内容不同的请求，新的请求须另编请求号");
        }
        return kept.answer();
    }

    private static Act told(Act act, Answer answer) {
        return answer.subject() == null ? act : act.about(answer.subject());
    }

    private Answered written(Answer answer) {
        return new Answered(answer.status(), answer.location(), answer.version(), json.write(answer.body()), false);
    }

    /** Keyed, because a body may hold an identity number, and a plain digest of one is soon guessed (A36). */
    private KeyedDigest digest(Repeat repeat) {
        return cipher.mac(PURPOSE, json.write(repeat.body()));
    }

    /** A body whose digest's key was taken away meanwhile cannot be told to be the same, and is refused like another. */
    private boolean isOf(KeyedDigest digest, Repeat repeat) {
        try {
            return cipher.confirms(digest, PURPOSE, json.write(repeat.body()));
        } catch (UnreadableException keyIsGone) {
            return false;
        }
    }
}
