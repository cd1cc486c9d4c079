package io.ecocredit.grades;

import io.ecocredit.grades.GradeCursor.Order;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds published results as the role that sees nothing else. What few results match is looked up and counted; what many
 * match is gone through in the order of the answer, as far as a page needs, and counted by a sample.
 */
@Singleton
class SearchRepository {

    /** Up to how many expected matches are looked up one by one. */
    private static final int FEW = 2000;

    /** How many times more than enough is gone through, and how many at most, before it is looked up after all. */
    private static final int AMPLE = 4;

    private static final int LONG_WALK = 100_000;

    /** What a match that is looked up costs, in results that are gone through. */
    private static final int COST_OF_LOOKING_UP = 3;

    /** What a sample should have, in results that match and in results, and what it may have. */
    private static final double MATCHES_TO_SEE = 300;

    private static final double RESULTS_TO_SEE = 3000;
    private static final double LARGEST_SAMPLE = 16_000;
    private static final double PLACES = 1L << Integer.SIZE;

    private static final Comparator<Stored> IN_ORDER = Comparator.comparingInt(
                    (Stored item) -> item.place().rank())
            .thenComparing(item -> item.place().uscc());

    private final Pool pool;
    private final AskedCodes codes;
    private final WordFrequencies frequencies;
    private final Divisions divisions;
    private final NameSuggestions suggestions;

    SearchRepository(
            @ReactiveDataSource("published") Pool pool,
            AskedCodes codes,
            WordFrequencies frequencies,
            Divisions divisions) {
        this.pool = pool;
        this.codes = codes;
        this.frequencies = frequencies;
        this.divisions = divisions;
        this.suggestions = new NameSuggestions(pool, frequencies);
    }

    /** A published result as it is stored, with its place in the order of the answer. */
    record Stored(GradeCursor place, String document) {}

    /**
     * What a search found.
     *
     * @param items one more than the page holds if there are more
     * @param counts null on every page but the first
     * @param suggestions names like the one that was not found
     */
    record Search(List<Stored> items, @Nullable Counts counts, List<Suggestion> suggestions) {}

    /** What was passed on the way to a page. */
    private record Walk(List<Stored> items, int passed) {}

    /** @throws RefusalException 400 for the cursor of another search */
    Uni<Search> search(GradeQuery query) {
        GradeCursor after = query.after();
        if (query.isNoCode()) {
            return codes.refused("q", Objects.requireNonNull(query.code()));
        }
        if (query.code() != null && after != null && after.order() != Order.CODE) {
            return search(query.byName());
        }
        if (query.code() != null) {
            return inOrderOfCodes(query)
                    .flatMap(found -> found.items().isEmpty() && query.isFirstPage()
                            ? search(query.byName()).flatMap(byName -> orLike(byName, query.code()))
                            : Uni.createFrom().item(found));
        }
        return query.words().isEmpty()
                ? inOrderOfCodes(query)
                : folded(query.words()).flatMap(words -> byWords(query, words));
    }

    /** Of a code that nobody has, who succeeds the institution that had it, or else those that are nearly the same. */
    private Uni<Search> orLike(Search byName, @Nullable String code) {
        return !byName.items().isEmpty() || code == null
                ? Uni.createFrom().item(byName)
                : codes.successors(code)
                        .flatMap(led -> led.isEmpty()
                                ? codes.like(code)
                                : Uni.createFrom().item(led))
                        .map(like -> like.isEmpty() ? byName : new Search(byName.items(), byName.counts(), like));
    }

    private Uni<List<String>> folded(List<String> words) {
        return pool.preparedQuery("select array_agg(published.folded(word) order by place)"
                        + " from unnest($1::text[]) with ordinality as asked (word, place)")
                .execute(Tuple.of(words.toArray(String[]::new)))
                .map(rows -> legible(List.of(Statements.only(rows, String[].class))));
    }

    /** The words of which something is left when marks are left out. */
    private static List<String> legible(List<String> folded) {
        List<String> words =
                folded.stream().filter(word -> !word.isEmpty()).distinct().toList();
        if (words.stream().allMatch(word -> word.codePointCount(0, word.length()) < 2)) {
            throw RefusalException.invalid("q", null, "至少有一个词为两个字以上");
        }
        return words;
    }

    private Uni<Search> byWords(GradeQuery query, List<String> words) {
        double expected = frequencies.expected(words);
        SearchSql sql = new SearchSql(query, words, start(query, expected <= FEW ? Order.RELEVANCE : Order.NONE));
        if (sql.after().order() == Order.CODE || (sql.after().order() == Order.RELEVANCE && expected > AMPLE * FEW)) {
            throw ofAnotherSearch();
        }
        Uni<Search> found =
                sql.after().order() == Order.NONE ? goneThrough(sql, query, expected) : lookedUp(sql, query);
        return found.flatMap(search -> search.items().isEmpty() && query.isFirstPage()
                ? suggestions.near(words).map(like -> new Search(search.items(), search.counts(), like))
                : Uni.createFrom().item(search));
    }

    private static GradeCursor start(GradeQuery query, Order order) {
        return Objects.requireNonNullElse(query.after(), order.beginning());
    }

    private static RefusalException ofAnotherSearch() {
        return RefusalException.invalid("cursor", null, "不是本次查询的游标，请从第一页开始");
    }

    private Uni<Search> inOrderOfCodes(GradeQuery query) {
        SearchSql sql = new SearchSql(query, List.of(), start(query, Order.CODE));
        if (sql.after().order() != Order.CODE) {
            throw ofAnotherSearch();
        }
        if (!query.isFirstPage()) {
            return page(sql, query);
        }
        return frequencies.results() <= FEW
                ? lookedUp(sql, query)
                : estimated(sql, LARGEST_SAMPLE)
                        .flatMap(counts -> counts.matches() <= FEW
                                ? lookedUp(sql, query)
                                : page(sql, query).map(found -> new Search(found.items(), counts.counts(), List.of())));
    }

    private Uni<Search> page(SearchSql sql, GradeQuery query) {
        return walk(sql, query.limit() + 1).map(walk -> new Search(walk.items(), null, List.of()));
    }

    /** Items and exact counts in one query. */
    private Uni<Search> lookedUp(SearchSql sql, GradeQuery query) {
        return sql.lookUp().on(pool).map(rows -> {
            List<Stored> items = new ArrayList<>();
            SearchCounts counts = new SearchCounts(divisions, 1);
            for (Row row : rows) {
                if (row.getString("document") == null) {
                    counts.add(row);
                } else {
                    items.add(stored(row, sql.after().order()));
                }
            }
            items.sort(IN_ORDER);
            return new Search(items, query.isFirstPage() ? counts.counts() : null, List.of());
        });
    }

    /**
     * Goes through what is likely to be enough. What that finds tells better than the statistics how frequent the words are
     * together: where they are rarer than was expected they are looked up, unless going further is the shorter way.
     */
    private Uni<Search> goneThrough(SearchSql sql, GradeQuery query, double expected) {
        int wanted = query.limit() + 1;
        double share = expected / Math.max(1, frequencies.results());
        int enough = window(wanted, share);
        return walk(sql, enough).flatMap(walk -> {
            if (!isShort(walk, wanted, enough)) {
                return counted(walk.items(), sql, query, share);
            }
            double seen = (walk.items().size() + 1.0) / walk.passed();
            int further = window(wanted, seen);
            return frequencies.results() * seen * COST_OF_LOOKING_UP < further || further <= enough
                    ? lookedUp(fromTheBeginning(sql, query), query)
                    : walk(sql, further)
                            .flatMap(far -> isShort(far, wanted, further)
                                    ? lookedUp(fromTheBeginning(sql, query), query)
                                    : counted(far.items(), sql, query, seen));
        });
    }

    private static int window(int wanted, double share) {
        return (int) Math.clamp(AMPLE * wanted / share, wanted, LONG_WALK);
    }

    private static SearchSql fromTheBeginning(SearchSql sql, GradeQuery query) {
        return query.isFirstPage() ? sql.from(Order.RELEVANCE.beginning()) : sql;
    }

    /** Whether more was passed by than the page took and more may come. */
    private static boolean isShort(Walk walk, int wanted, int window) {
        return walk.items().size() < wanted && walk.passed() == window;
    }

    private Uni<Search> counted(List<Stored> items, SearchSql sql, GradeQuery query, double share) {
        return query.isFirstPage()
                ? estimated(sql, Math.clamp(MATCHES_TO_SEE / share, RESULTS_TO_SEE, LARGEST_SAMPLE))
                        .map(counts -> new Search(items, counts.counts(), List.of()))
                : Uni.createFrom().item(new Search(items, null, List.of()));
    }

    private Uni<Walk> walk(SearchSql sql, int window) {
        return sql.walk(window).on(pool).map(rows -> walked(rows, sql.after().order()));
    }

    private static Walk walked(RowSet<Row> rows, Order order) {
        List<Stored> items = new ArrayList<>();
        int passed = 0;
        for (Row row : rows) {
            if (row.getString("document") == null) {
                passed = row.getInteger("results");
            } else {
                items.add(stored(row, order));
            }
        }
        items.sort(IN_ORDER);
        return new Walk(items, passed);
    }

    /** @param many how many results are looked at, of all that there are */
    private Uni<SearchCounts> estimated(SearchSql sql, double many) {
        double part = Math.min(1, many / Math.max(1, frequencies.results()));
        int below = (int) Math.min(Integer.MAX_VALUE, Integer.MIN_VALUE + part * PLACES);
        return sql.sample(below).on(pool).map(rows -> estimate(rows, 1 / part));
    }

    private SearchCounts estimate(RowSet<Row> rows, double scale) {
        SearchCounts counts = new SearchCounts(divisions, scale);
        rows.forEach(counts::add);
        return counts;
    }

    private static Stored stored(Row row, Order order) {
        return new Stored(
                new GradeCursor(order, row.getInteger("results"), row.getString("value")), row.getString("document"));
    }
}
