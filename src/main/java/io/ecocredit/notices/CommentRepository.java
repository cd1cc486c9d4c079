package io.ecocredit.notices;

import io.ecocredit.notices.CommentService.Answer;
import io.ecocredit.notices.CommentService.Comment;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.recusal.Recusals;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Comments and their answers; every method works in the transaction of the connection it is given. */
@Singleton
class CommentRepository extends EntityRepository<ReceivedComment, UUID> {

    private static final Rows<Comment> COMMENTS = Rows.of(Comment.class);

    CommentRepository() {
        super(Side.REGISTER);
    }

    /** Those on the notices of a year, the unanswered first. */
    Uni<List<Comment>> all(SqlConnection connection, int year, @Nullable String league) {
        return COMMENTS.all(connection, """
                select c.comment_id, c.notice_id, c.league, c.uscc, c.words, c.received_at, a.finding, a.answer,
                    a.released
                from register.comments c join published.public_notices n using (notice_id)
                    left join register.comment_answers a using (comment_id)
                where n.year = $1 and ($2::text is null or c.league = $2)
                order by a.comment_id is not null, c.received_at, c.comment_id limit 10000
                """, Tuple.of(year, league));
    }

    /**
     * Answers a comment, and shows both to the public when they are released.
     *
     * @throws RefusalException 404 when it is not the officer's to see, 403 for who stood aside from whom it is about, 409 when it has
     *     been answered
     */
    Uni<Void> answer(SqlConnection connection, UUID comment, Answer answer, Actor officer, Instant now) {
        AnsweredComment answered = new AnsweredComment(comment, answer, officer.name(), now);
        return on(
                        connection,
                        () -> findById(comment)
                                .onItem()
                                .ifNull()
                                .failWith(() -> RefusalException.of(RefusalCode.NO_SUCH_COMMENT, "您可查看的意见中没有这个编号"))
                                .call(received -> requireNotRecused(connection, received))
                                .flatMap(received -> getSession()
                                        .flatMap(session -> answer.released()
                                                ? session.persistAll(answered, new ReleasedComment(received, answered))
                                                : session.persist(answered))))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> RefusalException.of(RefusalCode.ALREADY_ANSWERED, "该意见已经答复"));
    }

    /** A comment on the whole list is about nobody in particular. */
    private static Uni<Void> requireNotRecused(SqlConnection connection, ReceivedComment received) {
        String uscc = received.uscc;
        return uscc == null ? Uni.createFrom().voidItem() : Recusals.requireNone(connection, Side.REGISTER, uscc);
    }
}
