package io.ecocredit.grades;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * How many names are likely to hold some words, by the statistics that the database keeps of pairs of characters: whether a
 * word is looked up or gone through depends on it. Wrong only in time, never in what is found.
 */
@Singleton
class WordFrequencies {

    private static final Logger LOG = Logger.getLogger(WordFrequencies.class);
    private static final long READ_EVERY = 60_000;

    private final Pool pool;
    private volatile Statistics statistics = new Statistics(0, Map.of());

    WordFrequencies(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /**
     * @param results how many there are, ended ones among them
     * @param pairs the share of names that hold a pair of characters; a pair that is not here is rare
     */
    record Statistics(long results, Map<String, Double> pairs) {}

    void follow(@Observes StartupEvent started, Vertx vertx) {
        refreshed();
        vertx.setPeriodic(READ_EVERY, tick -> refreshed());
    }

    private void refreshed() {
        refresh()
                .subscribe()
                .with(read -> {}, failure -> LOG.debugf("statistics stay as they are: %s", failure.getMessage()));
    }

    Uni<Void> refresh() {
        return pool.query("""
                        select null as pair, c.reltuples as frequency from pg_class c where c.oid = 'published.results'::regclass
                        union all select pair, frequency from published.frequent_pairs()
                        """)
                .execute()
                .invoke(rows -> {
                    Map<String, Double> pairs = new HashMap<>();
                    long results = 0;
                    for (var row : rows) {
                        String pair = row.getString("pair");
                        if (pair == null) {
                            results = Math.max(0, row.getFloat("frequency").longValue());
                        } else {
                            pairs.put(pair, row.getFloat("frequency").doubleValue());
                        }
                    }
                    statistics = new Statistics(results, pairs);
                })
                .replaceWithVoid();
    }

    /** How many results there are. */
    long results() {
        return statistics.results();
    }

    /** How many results to expect whose names hold all of some words, each taken to be there or not without the others. */
    double expected(List<String> words) {
        Statistics now = statistics;
        double share = words.stream().mapToDouble(word -> shareOf(word, now)).reduce(1, (a, b) -> a * b);
        return now.results() * share;
    }

    /** Whether few names have a pair of characters. */
    boolean isRare(String pair) {
        return !statistics.pairs().containsKey(pair);
    }

    /** The pairs of some words that the fewest names have, and at most so many. */
    List<String> rarestPairs(List<String> words, int most) {
        Map<String, Double> frequent = statistics.pairs();
        return pairs(words).stream()
                .sorted(Comparator.comparing(pair -> frequent.getOrDefault(pair, 0.0)))
                .limit(most)
                .toList();
    }

    /** The distinct pairs of neighbouring characters, as {@code published.bigrams} makes them. */
    static List<String> pairs(List<String> words) {
        return words.stream().flatMap(WordFrequencies::pairs).distinct().toList();
    }

    private static double shareOf(String word, Statistics now) {
        return pairs(word)
                .mapToDouble(pair -> now.pairs().getOrDefault(pair, 0.0))
                .min()
                .orElse(1);
    }

    private static Stream<String> pairs(String word) {
        int[] characters = word.codePoints().toArray();
        return IntStream.range(0, characters.length - 1).mapToObj(at -> new String(characters, at, 2));
    }
}
