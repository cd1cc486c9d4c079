package io.ecocredit.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the public said during a notice: read whole, looked into, answered, and shown only when released (A20.4). */
@Singleton
@Cites(provisions = {Provision.A20_ITEM_3, Provision.A20_ITEM_4})
class CommentService {

    private final Inside inside;
    private final CommentRepository repository;
    private final LegalClock clock;

    CommentService(Inside inside, CommentRepository repository, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
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
    @Embeddable
    record Answer(String finding, @Column(name = "answer") String words, boolean released) {}

    /** The comments on the notices of a year that the reader may see, the unanswered first. */
    Uni<List<Comment>> of(int year, @Nullable String league, Actor reader) {
        return inside.as(reader, connection -> repository.all(connection, year, league));
    }

    /**
     * Answers a comment, once.
     *
     * @throws RefusalException 404 when it is not the officer's to see, 409 when it has been answered
     */
    Uni<Void> answer(UUID comment, Answer answer, Act act) {
        return inside.doing(
                act, connection -> repository.answer(connection, comment, answer, act.actor(), clock.instant()));
    }
}
