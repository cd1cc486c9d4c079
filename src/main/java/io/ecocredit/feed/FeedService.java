package io.ecocredit.feed;

import io.ecocredit.feed.FeedRepository.Current;
import io.ecocredit.feed.FeedRepository.Placed;
import io.ecocredit.platform.limits.AtOnce;
import io.ecocredit.platform.limits.Limits;
import io.ecocredit.platform.precondition.Digests;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
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

    private static final int PAGE = 1000;

    private final FeedRepository repository;
    private final FeedNews news;
    private final int mostWaits;
    private final AtOnce waits = new AtOnce();

    FeedService(FeedRepository repository, FeedNews news, Limits limits) {
        this.repository = repository;
        this.news = news;
        this.mostWaits = limits.feedWaits();
    }

    /**
     * Who waits for news, how long, and until when it is worth it.
     *
     * @param taker who may wait as often as the limits say
     * @param gone ends when nobody is there any more who would take an answer
     */
    record Wait(String taker, Duration patience, Uni<Void> gone) {}

    /**
     * What a taker compares its copy with.
     *
     * @param cursor last position of the feed
     * @param results how many results are current
     * @param sha256 digest, in hexadecimal, of the snapshot's bytes
     */
    public record Head(String cursor, long results, String sha256) {}

    /**
     * The items after a position, as soon as there is one or the patience ends.
     *
     * @throws RefusalException 429 when too many requests of the taker wait already
     */
    Uni<List<Placed>> after(long position, int limit, Wait wait) {
        return repository
                .after(position, limit)
                .flatMap(items -> items.isEmpty() && wait.patience().isPositive()
                        ? awaited(position, wait).chain(() -> repository.after(position, limit))
                        : Uni.createFrom().item(items));
    }

    private Uni<Void> awaited(long position, Wait wait) {
        if (!waits.enter(wait.taker(), mostWaits)) {
            throw RefusalException.of(
                    RefusalCode.TOO_MANY_WAITING, "同时等待变化的请求已有" + mostWaits + "个，请等待其中一个结束，或者不带 wait 查询");
        }
        return Uni.combine()
                .any()
                .of(news.after(position, wait.patience()), wait.gone())
                .onTermination()
                .invoke(() -> waits.leave(wait.taker()));
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
