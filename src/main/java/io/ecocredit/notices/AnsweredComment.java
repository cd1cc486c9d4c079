package io.ecocredit.notices;

import io.ecocredit.notices.CommentService.Answer;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a comment was answered, once. */
@Entity
@Immutable
@Table(schema = "register", name = "comment_answers")
class AnsweredComment {

    @Id
    UUID commentId;

    @Embedded
    Answer answer;

    String answeredBy;
    Instant answeredAt;

    protected AnsweredComment() {}

    AnsweredComment(UUID commentId, Answer answer, String answeredBy, Instant answeredAt) {
        this.commentId = commentId;
        this.answer = answer;
        this.answeredBy = answeredBy;
        this.answeredAt = answeredAt;
    }
}
