package io.ecocredit.notices;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A comment as the public side took it in. */
@Entity
@Immutable
@Table(schema = "register", name = "comments")
class ReceivedComment {

    @Id
    UUID commentId;

    UUID noticeId;

    @Nullable
    String uscc;

    String words;
    Instant receivedAt;

    ReceivedComment() {}
}
