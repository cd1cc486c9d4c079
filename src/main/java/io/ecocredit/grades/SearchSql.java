package io.ecocredit.grades;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * The statements of one search. Their parameters are always the same: 1 the pairs of characters of the words, 2 code or null, 3 league, 4 grade,
 * 5 kind, 6 year, 7 instant, 8 and 9 the place after which the page begins, 10 how many, 11 the words
 * as patterns. Only the conditions that are asked for
 * are written, so that the database plans for those.
 */
final class SearchSql {

    private static final String BY_FORMER_NAME = """
            r.uscc = any(array(select f.uscc from published.former_names f
                where published.bigrams(f.folded) @> $1 and f.folded like all($11)))""";
    private static final String NAMED = "(r.folded like all($11) or " + BY_FORMER_NAME + ")";
    private static final String FOUND_BY_PAIRS =
            "(published.bigrams(r.folded) @> $1 and r.folded like all($11) or " + BY_FORMER_NAME + ")";
    private static final String BEGUN = "(r.uscc >= $2 and r.uscc <= $2 || '~')";
    private static final String OF_ORGANISATION = "(" + BEGUN + " or substr(r.uscc, 9, 9) = $2)";

    /** Every parameter has its type, also in a statement that has no other use for it. */
    private static final String TYPES = "($1::text[], $2::text, $3::text, $4::text, $5::text, $6::integer,"
            + " $7::timestamptz, $8::integer, $9::text, $10::integer, $11::text[]) is not null";

    private final GradeQuery query;
    private final List<String> words;
    private final GradeCursor after;

    /**
     * @param words folded as the names are
     * @param after where the page before ended, or the beginning of the order that is wanted
     */
    SearchSql(GradeQuery query, List<String> words, GradeCursor after) {
        this.query = query;
        this.words = words;
        this.after = after;
    }

    SearchSql from(GradeCursor place) {
        return new SearchSql(query, words, place);
    }

    GradeCursor after() {
        return after;
    }

    /** A statement with its parameters. */
    record Statement(String text, Tuple parameters) {
        Uni<RowSet<Row>> on(Pool pool) {
            return pool.preparedQuery(text).execute(parameters);
        }
    }

    /** All matches by index, the page of them, and the counts of all; rows of facet, value or code, number or rank, document. */
    Statement lookUp() {
        return statement("""
                matched as materialized (
                    select r.uscc, r.year, r.version, r.league, r.grade, r.kinds, %s as rank, %s as latest
                    from published.results r where %s and %s),
                page as (
                    select * from matched where %s and %s and %s and %s and (rank, uscc) > ($8, $9)
                    order by rank, uscc limit $10),
                %s
                union all select 'ITEM', p.uscc, p.rank, d.document
                from page p join published.results d using (uscc, year, version)
                """.formatted(
                        after.order().rank(),
                        latest("r"),
                        shown("r"),
                        found(FOUND_BY_PAIRS),
                        inTime(),
                        ofLeague(),
                        ofGrade(),
                        ofKind(),
                        counts()));
    }

    /**
     * The page, found by going through the results in the order of the answer; and, without a code, how many were passed.
     *
     * @param window how many are gone through at most
     */
    Statement walk(int window) {
        boolean byCode = after.order() == GradeCursor.Order.CODE;
        return statement("""
                passed as materialized (
                    select r.uscc, %1$s as rank, %2$s as found
                    from published.results r
                    where %3$s and %4$s and %5$s and %6$s and %7$s and %8$s
                    order by %9$s limit %10$d),
                page as (select * from passed where found order by rank, uscc limit $10)
                select 'ITEM' as facet, p.uscc as value, p.rank as results, d.document
                from page p join published.results d on d.uscc = p.uscc and %11$s and %12$s
                union all select 'PASSED', null, count(*)::integer, null from passed
                """.formatted(
                        after.order().rank(),
                        words.isEmpty() ? "true" : NAMED,
                        shown("r"),
                        inItsTime("r"),
                        query.league() == null ? "true" : "r.league = $3",
                        query.grade() == null ? "true" : "r.grade = $4",
                        query.kind() == null ? "true" : "r.kinds @> array[$5]",
                        query.code() == null
                                ? (byCode ? "r.uscc > $9" : "(r.place, r.uscc) > ($8, $9)")
                                : coded() + " and r.uscc > $9",
                        byCode ? "r.uscc" : "r.place, r.uscc",
                        window,
                        shown("d"),
                        inItsTime("d")));
    }

    /** @param below the place below which the matches are counted */
    Statement sample(int below) {
        return statement("""
                matched as (
                    select r.year, r.league, r.grade, r.kinds, %s as latest
                    from published.results r where r.place < %d and %s and %s),
                %s
                """.formatted(latest("r"), below, shown("r"), found(NAMED), counts()));
    }

    private Statement statement(String text) {
        return new Statement("with given as (select where " + TYPES + "), " + text, parameters());
    }

    private Tuple parameters() {
        return Tuple.tuple()
                .addArrayOfString(WordFrequencies.pairs(words).toArray(String[]::new))
                .addString(query.code())
                .addString(query.league())
                .addString(query.grade())
                .addString(query.kind())
                .addInteger(query.year())
                .addOffsetDateTime(query.shownAt())
                .addInteger(after.rank())
                .addString(after.uscc())
                .addInteger(query.limit() + 1)
                .addArrayOfString(words.stream().map(SearchSql::pattern).toArray(String[]::new));
    }

    private static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private String counts() {
        return """
                grouped as materialized (
                    select league, grade, kinds, year, latest, count(*)::integer as results
                    from matched group by league, grade, kinds, year, latest)
                select 'LEAGUE' as facet, league as value, sum(results)::integer as results, null as document
                from grouped where %1$s and %3$s and %4$s group by league
                union all select 'GRADE', grade, sum(results)::integer, null
                from grouped where %1$s and %2$s and %4$s group by grade
                union all select 'KIND', kind, sum(results)::integer, null
                from grouped, unnest(kinds) as kind where %1$s and %2$s and %3$s group by kind
                union all select 'YEAR', year::text, sum(results)::integer, null
                from grouped where %2$s and %3$s and %4$s group by year
                union all select 'ALL', null, coalesce(sum(results), 0)::integer, null
                from grouped where %1$s and %2$s and %3$s and %4$s
                union all select 'MATCHES', null, coalesce(sum(results), 0)::integer, null from grouped
                """.formatted(inTime(), ofLeague(), ofGrade(), ofKind());
    }

    private String coded() {
        return query.organisation() == null ? BEGUN : OF_ORGANISATION;
    }

    private String found(String byName) {
        return query.code() != null ? coded() : words.isEmpty() ? "true" : byName;
    }

    private String shown(String results) {
        return (query.shownAt() == null
                        ? "%s.shown_until is null"
                        : "%1$s.shown_from <= $7 and (%1$s.shown_until is null or %1$s.shown_until > $7)")
                .formatted(results);
    }

    private String latest(String results) {
        return (query.shownAt() == null ? "%s.latest" : """
                not exists (select from published.results newer where newer.uscc = %1$s.uscc and newer.year > %1$s.year
                    and newer.shown_from <= $7 and (newer.shown_until is null or newer.shown_until > $7))""").formatted(results);
    }

    /** Of the year that is asked for, or else the latest. */
    private String inItsTime(String results) {
        return query.year() == null ? latest(results) : results + ".year = $6";
    }

    private String inTime() {
        return query.year() == null ? "latest" : "year = $6";
    }

    private String ofLeague() {
        return query.league() == null ? "true" : "league = $3";
    }

    private String ofGrade() {
        return query.grade() == null ? "true" : "grade = $4";
    }

    private String ofKind() {
        return query.kind() == null ? "true" : "kinds @> array[$5]";
    }
}
