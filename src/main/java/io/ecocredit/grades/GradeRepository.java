package io.ecocredit.grades;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads published results as the role that sees nothing else; answers their stored JSON. */
@Singleton
class GradeRepository {

    private static final String SEARCH = """
            select uscc, document from published.results r
            where uscc > $1
                and ($2::text is null or uscc = $2)
                and ($3::text is null
                    or (published.bigrams(name) @> published.bigrams($3) and name like $4)
                    or uscc = any(array(select f.uscc from published.former_names f
                        where published.bigrams(f.name) @> published.bigrams($3) and f.name like $4)))
                and ($5::text is null or league = $5)
                and ($6::text is null or kinds @> array[$6])
                and ($7::text is null or grade = $7)
                and ($8::integer is null or year = $8)
            """;

    private static final String SHOWN_NOW = " and shown_until is null and (latest or $8::integer is not null)";

    private static final String SHOWN_THEN = """
             and shown_from <= $10 and (shown_until is null or shown_until > $10)
             and ($8::integer is not null or not exists (
                select from published.results newer where newer.uscc = r.uscc and newer.year > r.year
                    and newer.shown_from <= $10 and (newer.shown_until is null or newer.shown_until > $10)))
            """;

    private final Pool pool;

    GradeRepository(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /** A published result as it is stored. */
    record Stored(String uscc, String document) {}

    /** The results that match, in the order of the codes, one more than the page holds if there are more. */
    Uni<List<Stored>> search(GradeQuery query) {
        Tuple parameters = Tuple.tuple()
                .addString(query.after())
                .addString(query.code())
                .addString(query.part())
                .addString(query.part() == null ? null : "%" + escaped(query.part()) + "%")
                .addString(query.league())
                .addString(query.kind())
                .addString(query.grade())
                .addInteger(query.year())
                .addInteger(query.limit() + 1);
        Instant shownAt = query.shownAt();
        if (shownAt != null) {
            parameters.addOffsetDateTime(shownAt.atOffset(ZoneOffset.UTC));
        }
        return pool.preparedQuery(SEARCH + (shownAt == null ? SHOWN_NOW : SHOWN_THEN) + " order by uscc limit $9")
                .execute(parameters)
                .map(rows -> rows.stream()
                        .map(row -> new Stored(row.getString(0), row.getString(1)))
                        .toList());
    }

    /** Latest results that bring measures, in the order of the codes, one more than the page holds if there are more. */
    Uni<List<Stored>> underMeasures(GradeQuery query) {
        return pool.preparedQuery("""
                        select uscc, document from published.results
                        where uscc > $1 and shown_until is null and latest and grade <> 'NORMAL'
                            and ($2::text is null or league = $2) and ($3::text is null or grade = $3)
                        order by uscc limit $4
                        """)
                .execute(Tuple.of(query.after(), query.league(), query.grade(), query.limit() + 1))
                .map(rows -> rows.stream()
                        .map(row -> new Stored(row.getString(0), row.getString(1)))
                        .toList());
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * What is public of a code: its own results, the latest year first; its former names; and who succeeds it, if that one has
     * public results (I-3).
     *
     * @param formerNames as a JSON array
     */
    record Found(
            List<String> own, String formerNames, @Nullable String successor) {}

    /** One and the same query whatever there is; {@code shownAt} asks for what was, and still may be, public at an instant. */
    Uni<Found> of(String uscc, @Nullable Instant shownAt) {
        return pool.preparedQuery("""
                        select r.uscc, r.document, coalesce(n.names, '[]')
                        from published.results r
                            left join published.successions s on s.uscc = $1
                            left join lateral (
                                select json_agg(json_build_object('name', f.name, 'until', f.until_on)
                                    order by f.until_on desc, f.name)::text as names
                                from published.former_names f where f.uscc = r.uscc) n on true
                        where r.uscc in ($1, s.successor) and ($2::timestamptz is null and r.shown_until is null
                            or r.shown_from <= $2 and (r.shown_until is null or r.shown_until > $2))
                        order by r.year desc
                        """)
                .execute(Tuple.of(uscc, shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> new Found(
                        rows.stream()
                                .filter(row -> row.getString(0).equals(uscc))
                                .map(row -> row.getString(1))
                                .toList(),
                        rows.stream()
                                .filter(row -> row.getString(0).equals(uscc))
                                .map(row -> row.getString(2))
                                .findFirst()
                                .orElse("[]"),
                        rows.stream()
                                .map(row -> row.getString(0))
                                .filter(code -> !code.equals(uscc))
                                .findFirst()
                                .orElse(null)));
    }

    /**
     * A result that answers a code.
     *
     * @param isOwn false for the result of who succeeds the institution
     */
    record Shown(String asked, boolean isOwn, String document) {}

    /** The latest public result of each code, and of its successor, in one query; of the others nothing. */
    Uni<List<Shown>> latest(List<String> codes, @Nullable Instant shownAt) {
        return pool.preparedQuery("""
                        select distinct on (a.code, r.uscc) a.code, r.uscc = a.code, r.document
                        from unnest($1::text[]) as a (code)
                            left join published.successions s on s.uscc = a.code
                            join published.results r on r.uscc in (a.code, s.successor)
                        where $2::timestamptz is null and r.shown_until is null
                            or r.shown_from <= $2 and (r.shown_until is null or r.shown_until > $2)
                        order by a.code, r.uscc, r.year desc
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(codes.toArray(String[]::new))
                        .addOffsetDateTime(shownAt == null ? null : shownAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .map(row -> new Shown(row.getString(0), row.getBoolean(1), row.getString(2)))
                        .toList());
    }
}
