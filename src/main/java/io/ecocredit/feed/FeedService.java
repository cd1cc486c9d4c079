package io.ecocredit.feed;

import io.ecocredit.feed.FeedRepository.Current;
import io.ecocredit.feed.FeedRepository.Line;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

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
    Uni<List<Line>> after(long position, int limit, Duration patience) {
        return repository.after(position, limit).flatMap(lines -> {
            if (!lines.isEmpty() || patience.isNegative() || patience.isZero()) {
                return Uni.createFrom().item(lines);
            }
            return Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(POLL)
                    .chain(() -> after(position, limit, patience.minus(POLL)));
        });
    }

    /** The current results in the order of code and year, each a line without its end. */
    Multi<String> current() {
        return currentAfter("", 0);
    }

    private Multi<String> currentAfter(String uscc, int year) {
        return repository.current(uscc, year, PAGE).onItem().transformToMulti(page -> {
            Multi<String> lines = Multi.createFrom().iterable(page).map(Current::document);
            if (page.size() < PAGE) {
                return lines;
            }
            Current last = page.getLast();
            return Multi.createBy()
                    .concatenating()
                    .streams(lines, Multi.createFrom().deferred(() -> currentAfter(last.uscc(), last.year())));
        });
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
        return current().collect().in(Sum::new, Sum::add);
    }

    private static final class Sum {
        private final MessageDigest digest;
        private long results;

        Sum() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }

        void add(String line) {
            digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            results++;
        }

        String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
