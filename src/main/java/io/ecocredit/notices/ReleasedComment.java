package io.ecocredit.notices;

import io.ecocredit.platform.clock.LegalClock;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A comment and its answer as the public sees them: without what was found, and who answered. */
@Entity
@Immutable
@Table(schema = "published", name = "notice_comments")
class ReleasedComment {

    @Id
    UUID commentId;

    UUID noticeId;

    @Nullable
    String uscc;

    String words;
    LocalDate receivedOn;
    String answer;
    LocalDate answeredOn;

    protected ReleasedComment() {}

    ReleasedComment(ReceivedComment received, AnsweredComment answered) {
        this.commentId = received.commentId;
        this.noticeId = received.noticeId;
        this.uscc = received.uscc;
        this.words = received.words;
        this.receivedOn = LegalClock.dayOf(received.receivedAt);
        this.answer = answered.answer.words();
        this.answeredOn = LegalClock.dayOf(answered.answeredAt);
    }
}
