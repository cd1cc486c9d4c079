package io.ecocredit.feed;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Tells those who wait for news that there are some. However many wait, one question goes to the database, and none when nobody
 * does: a replica, which the feed may be read from, cannot be listened to.
 */
@Singleton
class FeedNews {

    private static final Duration ASKED_EVERY = Duration.ofMillis(250);

    private final Multi<Long> lastPositions;

    FeedNews(FeedRepository repository) {
        lastPositions = Multi.createFrom()
                .ticks()
                .every(ASKED_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> repository.lastPosition().onFailure().recoverWithNull())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** Ends when there is something after a position, or when the patience does; a database that is away is waited for. */
    Uni<Void> after(long position, Duration patience) {
        return lastPositions
                .select()
                .first(last -> last <= position)
                .collect()
                .last()
                .ifNoItem()
                .after(patience)
                .recoverWithItem(position)
                .replaceWithVoid();
    }
}
