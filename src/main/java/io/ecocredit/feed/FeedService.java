package io.ecocredit.feed;

import io.ecocredit.feed.FeedRepository.Current;
import io.ecocredit.feed.FeedRepository.Placed;
import io.ecocredit.platform.precondition.Digests;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Waits for news, streams what is current, and sums it up for reconciliation. */
@Singleton
class FeedService {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int PAGE = 1000;

    private final FeedRepository repository;

    FeedService(FeedRepository repository) {
        this.repository = repository;
    }

    /**
     * What a taker compares its copy with.
     *
     * @param cursor last position of the feed
     * @param results how many results are current
     * @param sha256 digest, in hexadecimal, of the snapshot's bytes
     */
    public record Head(String cursor, long results, String sha256) {}

    /** The items after a position, as soon as there is one or the patience ends. */
    Uni<List<Placed>> after(long position, int limit, Duration patience) {
        return repository.after(position, limit).flatMap(items -> {
            if (!items.isEmpty() || patience.isNegative() || patience.isZero()) {
                return Uni.createFrom().item(items);
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(POLL)
                    .chain(() -> after(position, limit, patience.minus(POLL)));
        });
    }

    /** The current results in the order of code and year, many lines at a time; what was sent is let go. */
    Multi<Buffer> current() {
        return pages().map(page ->
                Buffer.buffer(page.stream().map(Current::document).collect(Collectors.joining("\n", "", "\n"))));
    }

    private Multi<List<Current>> pages() {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<>(new Current("", 0, "")),
                        last -> repository
                                .current(last.get().uscc(), last.get().year(), PAGE)
                                .invoke(page -> last.set(page.isEmpty() ? last.get() : page.getLast())))
                .whilst(page -> page.size() == PAGE)
                .select()
                .where(page -> !page.isEmpty());
    }

    /** The head; the sum is taken again until nothing was announced while it was taken. */
    Uni<Head> head() {
        return repository
                .lastPosition()
                .flatMap(before -> sum().flatMap(sum -> repository
                        .lastPosition()
                        .flatMap(now -> now.equals(before)
                                ? Uni.createFrom().item(new Head(Long.toString(now), sum.results, sum.hex()))
                                : head())));
    }

    private Uni<Sum> sum() {
        return pages().onItem()
                .<Current>disjoint()
                .map(Current::document)
                .collect()
                .in(Sum::new, Sum::add);
    }

    private static final class Sum {
        private final MessageDigest digest = Digests.sha256();
        private long results;

        void add(String line) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            results++;
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
