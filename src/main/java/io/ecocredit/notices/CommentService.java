package io.ecocredit.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.database.Statements;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the public said during a notice: read whole, looked into, answered, and shown only when released (A20.4). */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_3, Provision.A20_ITEM_4})
class CommentService {

    private static final Rows<Comment> COMMENTS = Rows.of(Comment.class);

    private final Inside inside;
    private final LegalClock clock;

    CommentService(Inside inside, LegalClock clock) {
        this.inside = inside;
        this.clock = clock;
    }

    /**
     * A comment as it came.
     *
     * @param uscc of the institution it is about; absent when about the whole list
     * @param finding what looking into it has shown; absent until it is answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Comment(
            UUID commentId,
            UUID noticeId,
            String league,
            @Nullable String uscc,
            String words,
            Instant receivedAt,
            @Nullable String finding,
            @Nullable String answer,
            @Nullable Boolean released) {}

    /** An answer: what was found, what is said, and whether the comment and its answer are shown. */
    record Answer(String finding, String words, boolean released) {}

    /** The comments on the notices of a year that the reader may see, the unanswered first. */
    Uni<List<Comment>> of(int year, @Nullable String league, Actor reader) {
        return inside.as(reader, connection -> COMMENTS.all(connection, """
                        select c.comment_id, c.notice_id, c.league, c.uscc, c.words, c.received_at, a.finding, a.answer,
                            a.released
                        from register.comments c join published.public_notices n using (notice_id)
                            left join register.comment_answers a using (comment_id)
                        where n.year = $1 and ($2::text is null or c.league = $2)
                        order by a.comment_id is not null, c.received_at, c.comment_id limit 10000
                        """, Tuple.of(year, league)));
    }

    /**
     * Answers a comment, once.
     *
     * @throws RefusalException 404 when it is not the officer's to see, 409 when it has been answered
     */
    Uni<Void> answer(UUID comment, Answer answer, Act act) {
        Instant now = clock.instant();
        return inside.doing(
                act,
                connection -> connection
                        .preparedQuery("select from register.comments where comment_id = $1")
                        .execute(Tuple.of(comment))
                        .invoke(rows -> Require.that(
                                rows.rowCount() > 0,
                                () -> RefusalException.of(RefusalCode.NO_SUCH_COMMENT, "您可查看的意见中没有这个编号")))
                        .chain(() -> connection
                                .preparedQuery("""
                                        insert into register.comment_answers
                                            (comment_id, finding, answer, released, answered_by, answered_at)
                                        values ($1, $2, $3, $4, $5, $6) on conflict do nothing
                                        """)
                                .execute(Tuple.of(
                                        comment,
                                        answer.finding(),
                                        answer.words(),
                                        answer.released(),
                                        act.actor().name(),
                                        now.atOffset(ZoneOffset.UTC))))
                        .invoke(rows -> Require.that(
                                rows.rowCount() > 0,
                                () -> RefusalException.of(RefusalCode.ALREADY_ANSWERED, "该意见已经答复")))
                        .chain(() -> answer.released()
                                ? release(connection, comment, now)
                                : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> release(SqlConnection connection, UUID comment, Instant now) {
        return Statements.run(connection, """
                insert into published.notice_comments
                    (comment_id, notice_id, uscc, words, received_on, answer, answered_on)
                select c.comment_id, c.notice_id, c.uscc, c.words, (c.received_at at time zone 'Asia/Shanghai')::date,
                    a.answer, $2
                from register.comments c join register.comment_answers a using (comment_id) where c.comment_id = $1
                """, Tuple.of(comment, LocalDate.ofInstant(now, Deadline.ZONE)));
    }
}
