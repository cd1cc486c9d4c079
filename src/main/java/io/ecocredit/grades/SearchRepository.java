package io.ecocredit.grades;

import io.ecocredit.grades.GradeResource.Suggestion;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds published results as the role that sees nothing else. What few results match is looked up and counted; what many
 * match is gone through in the order of the answer, as far as a page needs, and counted by a sample.
 */
@Singleton
class SearchRepository {

    /** Up to how many expected matches are looked up one by one. */
    private static final int FEW = 5000;
    /** How many results are gone through for each that is expected, before it is looked up after all. */
    private static final int PATIENCE = 20;

    private static final int LONGEST_WALK = 200_000;
    private static final int SAMPLED = 64;
    private static final int MOST_SUGGESTIONS = 5;

    private final Pool pool;
    private final WordFrequencies frequencies;

    SearchRepository(@ReactiveDataSource("published") Pool pool, WordFrequencies frequencies) {
        this.pool = pool;
        this.frequencies = frequencies;
    }

    /** A published result as it is stored, with its place in the order of the answer. */
    record Stored(Place place, String document) {}

    /**
     * What a search found.
     *
     * @param items one more than the page holds if there are more
     * @param counts null on every page but the first
     * @param suggestions names like the one that was not found
     */
    record Search(List<Stored> items, @Nullable SearchCounts counts, List<Suggestion> suggestions) {}

    Uni<Search> search(GradeQuery query) {
        if (query.code() != null) {
            return byCode(query)
                    .flatMap(found -> found.items().isEmpty() && query.isFirstPage()
                            ? search(query.byName())
                            : Uni.createFrom().item(found));
        }
        return folded(query.words()).flatMap(words -> byWords(query, words));
    }

    private Uni<List<String>> folded(List<String> words) {
        return words.isEmpty()
                ? Uni.createFrom().item(List.of())
                : pool.preparedQuery("select array_agg(published.folded(word) order by place)"
                                + " from unnest($1::text[]) with ordinality as asked (word, place)")
                        .execute(Tuple.of(words.toArray(String[]::new)))
                        .map(rows -> List.of(rows.iterator().next().getArrayOfStrings(0)));
    }

    private Uni<Search> byWords(GradeQuery query, List<String> words) {
        SearchSql sql = SearchSql.ofNames(query, words);
        double expected = frequencies.expected(words);
        Uni<Search> found = expected <= FEW ? lookedUp(sql, query) : goneThrough(sql, query, expected);
        return found.flatMap(search -> search.items().isEmpty() && query.isFirstPage() && !words.isEmpty()
                ? suggestions(words).map(like -> new Search(search.items(), search.counts(), like))
                : Uni.createFrom().item(search));
    }

    private Uni<Search> byCode(GradeQuery query) {
        SearchSql sql = SearchSql.ofCodes(query);
        if (frequencies.results() <= FEW) {
            return lookedUp(sql, query);
        }
        return estimated(sql)
                .flatMap(counts -> counts.matches() <= FEW
                        ? lookedUp(sql, query)
                        : walk(sql, null).map(items -> new Search(items, counts, List.of())));
    }

    /** Items and exact counts in one query. */
    private Uni<Search> lookedUp(SearchSql sql, GradeQuery query) {
        SearchSql.Statement lookUp = sql.lookUp();
        return pool.preparedQuery(lookUp.text()).execute(lookUp.parameters()).map(rows -> {
            List<Stored> items = new ArrayList<>();
            SearchCounts.Collector counts = new SearchCounts.Collector(1);
            for (Row row : rows) {
                if (row.getString(3) == null) {
                    counts.add(row);
                } else {
                    items.add(stored(row));
                }
            }
            return new Search(items, query.isFirstPage() ? counts.counts() : null, List.of());
        });
    }

    private Uni<Search> goneThrough(SearchSql sql, GradeQuery query, double expected) {
        boolean everythingMatches = query.words().isEmpty();
        Integer window = everythingMatches ? null : window(query.limit() + 1, expected);
        return walk(sql, window).flatMap(items -> {
            if (items.size() <= query.limit() && !everythingMatches) {
                return lookedUp(sql, query);
            }
            return query.isFirstPage()
                    ? estimated(sql).map(counts -> new Search(items, counts, List.of()))
                    : Uni.createFrom().item(new Search(items, null, List.of()));
        });
    }

    private int window(int wanted, double expected) {
        return (int) Math.min(LONGEST_WALK, PATIENCE * (wanted / Math.max(1, expected)) * frequencies.results());
    }

    private Uni<List<Stored>> walk(SearchSql sql, @Nullable Integer window) {
        SearchSql.Statement walk = sql.walk(window);
        return pool.preparedQuery(walk.text())
                .execute(walk.parameters())
                .map(rows -> rows.stream().map(SearchRepository::stored).toList());
    }

    private Uni<SearchCounts> estimated(SearchSql sql) {
        SearchSql.Statement sample = sql.sample();
        return pool.preparedQuery(sample.text()).execute(sample.parameters()).map(SearchRepository::estimate);
    }

    private static SearchCounts estimate(RowSet<Row> rows) {
        SearchCounts.Collector counts = new SearchCounts.Collector(SAMPLED);
        rows.forEach(counts::add);
        return counts.counts();
    }

    private static Stored stored(Row row) {
        return new Stored(new Place(row.getInteger(2), row.getString(1)), row.getString(3));
    }

    /** Names that share most pairs of characters with what was typed, for whoever mistyped one of them. */
    private Uni<List<Suggestion>> suggestions(List<String> words) {
        String typed = String.join("", words);
        return pool.preparedQuery("""
                        with alike as (
                            select distinct on (uscc) uscc, name, length, published.bigrams(folded) as pairs
                            from (select uscc, name, length, folded from published.results
                                where published.bigrams(folded) && $1 and latest and shown_until is null limit 1000) r)
                        select uscc, name from alike,
                            lateral (select count(*) as shared from unnest(pairs) as pair
                                where pair = any(published.bigrams($2))) as s
                        where shared * 3 >= cardinality(published.bigrams($2))
                        order by shared desc, length, uscc limit $3
                        """)
                .execute(Tuple.of(frequencies.tellingPairs(words).toArray(String[]::new), typed, MOST_SUGGESTIONS))
                .map(rows -> rows.stream()
                        .map(row -> new Suggestion(row.getString(0), row.getString(1)))
                        .toList());
    }
}
