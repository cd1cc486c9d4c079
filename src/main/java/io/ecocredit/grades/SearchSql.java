package io.ecocredit.grades;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one search. Their parameters are always the same: 1 words or null, 2 code or null, 3 league, 4 grade,
 * 5 kind, 6 year, 7 instant, 8 and 9 the place after which the page begins, 10 how many. Only the conditions that are asked for
 * are written, so that the database plans for those.
 */
final class SearchSql {

    private static final String NAMED = """
            (r.folded like all(published.patterns_of($1)) or r.uscc = any(array(
                select f.uscc from published.former_names f
                where published.bigrams(f.folded) @> published.pairs_of($1)
                    and f.folded like all(published.patterns_of($1)))))""";
    private static final String FOUND_BY_PAIRS = """
            (published.bigrams(r.folded) @> published.pairs_of($1) and r.folded like all(published.patterns_of($1))
                or r.uscc = any(array(select f.uscc from published.former_names f
                    where published.bigrams(f.folded) @> published.pairs_of($1)
                        and f.folded like all(published.patterns_of($1)))))""";
    private static final String CODED = "(r.uscc >= $2 and r.uscc <= $2 || '~')";

    /** Every parameter has its type, also in a statement that has no other use for it. */
    private static final String TYPES = "($1::text[], $2::text, $3::text, $4::text, $5::text, $6::integer,"
            + " $7::timestamptz, $8::integer, $9::text, $10::integer) is not null";

    private final GradeQuery query;
    private final List<String> words;
    private final boolean isByCode;

    private SearchSql(GradeQuery query, List<String> words, boolean isByCode) {
        this.query = query;
        this.words = words;
        this.isByCode = isByCode;
    }

    /** @param words folded as the names are */
    static SearchSql ofNames(GradeQuery query, List<String> words) {
        return new SearchSql(query, words, false);
    }

    static SearchSql ofCodes(GradeQuery query) {
        return new SearchSql(query, List.of(), true);
    }

    /** A statement with its parameters. */
    record Statement(String text, Tuple parameters) {}

    /** All matches by index, the page of them, and the counts of all; rows of facet, value or code, number or rank, document. */
    Statement lookUp() {
        return statement("""
                matched as materialized (
                    select r.uscc, r.year, r.version, r.league, r.grade, r.kinds, %s as rank, %s as latest
                    from published.results r where %s and %s),
                page as (
                    select * from matched where %s and %s and %s and %s and (rank, uscc) > ($8, $9)
                    order by rank, uscc limit $10)
                (select 'ITEM' as facet, p.uscc as value, p.rank as results, d.document
                from page p join published.results d using (uscc, year, version) order by p.rank, p.uscc)
                union all (%s)
                """.formatted(
                        rank(),
                        latest("r"),
                        shown("r"),
                        isByCode ? CODED : words.isEmpty() ? "true" : FOUND_BY_PAIRS,
                        inTime(),
                        ofLeague(),
                        ofGrade(),
                        ofKind(),
                        counts()));
    }

    /**
     * The page, found by going through the results in the order of the answer.
     *
     * @param window how many are gone through at most; null for as many as it takes
     */
    Statement walk(@Nullable Integer window) {
        return statement("""
                passed as (
                    select r.uscc, r.folded, %1$s as rank
                    from published.results r
                    where %2$s and %3$s and %4$s and %5$s and %6$s and %7$s and %8$s
                    order by %9$s limit %10$s),
                page as (select * from passed r where %11$s order by rank, uscc limit $10)
                select 'ITEM', p.uscc, p.rank, d.document
                from page p join published.results d on d.uscc = p.uscc and %12$s and %13$s
                order by p.rank, p.uscc
                """.formatted(
                        rank(),
                        shown("r"),
                        isByCode ? CODED : "true",
                        inItsTime("r"),
                        query.league() == null ? "true" : "r.league = $3",
                        query.grade() == null ? "true" : "r.grade = $4",
                        query.kind() == null ? "true" : "r.kinds @> array[$5]",
                        isByCode ? "r.uscc > $9" : "(r.length, r.uscc) > ($8, $9)",
                        isByCode ? "r.uscc" : "r.length, r.uscc",
                        window == null ? "$10" : window.toString(),
                        words.isEmpty() ? "true" : NAMED,
                        shown("d"),
                        inItsTime("d")));
    }

    /** The counts of the matches among the sampled institutions. */
    Statement sample() {
        return statement(
                """
                matched as materialized (
                    select r.uscc, r.year, r.league, r.grade, r.kinds, %s as latest
                    from published.results r where r.sampled and %s and %s)
                %s
                """.formatted(latest("r"), shown("r"), isByCode ? CODED : words.isEmpty() ? "true" : NAMED, counts()));
    }

    private Statement statement(String text) {
        return new Statement("with given as (select where " + TYPES + "), " + text, parameters());
    }

    private Tuple parameters() {
        return Tuple.tuple()
                .addArrayOfString(words.toArray(String[]::new))
                .addString(query.code())
                .addString(query.league())
                .addString(query.grade())
                .addString(query.kind())
                .addInteger(query.year())
                .addOffsetDateTime(
                        query.shownAt() == null
                                ? null
                                : Objects.requireNonNull(query.shownAt()).atOffset(ZoneOffset.UTC))
                .addInteger(query.after().rank())
                .addString(query.after().uscc())
                .addInteger(query.limit() + 1);
    }

    private String counts() {
        return """
            select 'LEAGUE' as facet, league as value, count(*)::integer as results, null as document from matched
            where %1$s and %3$s and %4$s group by league
            union all select 'GRADE', grade, count(*)::integer, null from matched where %1$s and %2$s and %4$s group by grade
            union all select 'KIND', kind, count(*)::integer, null from matched, unnest(kinds) as kind
            where %1$s and %2$s and %3$s group by kind
            union all select 'YEAR', year::text, count(*)::integer, null from matched where %2$s and %3$s and %4$s
            group by year
            union all select 'ALL', null, count(*)::integer, null from matched where %1$s and %2$s and %3$s and %4$s
            union all select 'MATCHES', null, count(*)::integer, null from matched
            """.formatted(inTime(), ofLeague(), ofGrade(), ofKind());
    }

    private String rank() {
        return isByCode ? "0" : "r.length";
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
