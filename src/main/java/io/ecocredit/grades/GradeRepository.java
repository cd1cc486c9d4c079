package io.ecocredit.grades;

import io.ecocredit.grades.SearchRepository.Stored;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads published results as the role that sees nothing else; answers their stored JSON. */
@Singleton
class GradeRepository {

    static final int CODES_AT_A_TIME = 50_000;

    private static final String SHOWN = "($2::timestamptz is null and r.shown_until is null"
            + " or r.shown_from <= $2 and (r.shown_until is null or r.shown_until > $2))";

    private final Pool pool;
    private final AskedCodes codes;

    GradeRepository(@ReactiveDataSource("published") Pool pool, AskedCodes codes) {
        this.pool = pool;
        this.codes = codes;
    }

    /**
     * The whole code that somebody means.
     *
     * @throws io.ecocredit.regulation.text.RefusalException as {@link AskedCodes#whole} does
     */
    Uni<String> whole(String written) {
        return codes.whole(written);
    }

    /** The same as it was public at an instant; null for now. */
    Uni<String> whole(String written, @Nullable OffsetDateTime shownAt) {
        return codes.whole(written, shownAt);
    }

    AskedCodes codes() {
        return codes;
    }

    /** Latest results that bring measures, in the order of the codes, one more than the page holds if there are more. */
    Uni<List<Stored>> underMeasures(GradeQuery query) {
        GradeCursor after = query.after();
        return pool.preparedQuery("""
                        select uscc, document from published.results
                        where uscc > $1 and shown_until is null and latest and grade <> 'NORMAL'
                            and ($2::text is null or league = $2) and ($3::text is null or grade = $3)
                        order by uscc limit $4
                        """)
                .execute(Tuple.of(after == null ? "" : after.uscc(), query.league(), query.grade(), query.limit() + 1))
                .map(rows -> rows.stream()
                        .map(row -> new Stored(
                                new GradeCursor(GradeCursor.Order.CODE, 0, row.getString("uscc")),
                                row.getString("document")))
                        .toList());
    }

    /**
     * What is public of a code: its own results, the latest year first; its former names; and who succeeds it, if that one has
     * public results (I-3).
     *
     * @param formerNames as a JSON array
     */
    record Found(
            List<String> own, String formerNames, @Nullable String successor) {}

    /**
     * The same queries whatever the reason that there is nothing; {@code shownAt} asks for what was, and still may be, public at
     * an instant.
     */
    Uni<Found> of(String uscc, @Nullable OffsetDateTime shownAt) {
        return pool.preparedQuery("""
                        select r.document,
                            coalesce((select json_agg(json_build_object('name', f.name, 'until', f.until_on)
                                order by f.until_on desc, f.name)::text
                            from published.former_names f where f.uscc = $1), '[]') as former_names,
                            exists (select from published.successions s where s.uscc = $1) as succeeded
                        from published.results r
                        where r.uscc = $1 and %s order by r.year desc
                        """.formatted(SHOWN))
                .execute(Tuple.of(uscc, shownAt))
                .flatMap(rows -> {
                    List<Row> own = rows.stream().toList();
                    List<String> documents =
                            own.stream().map(row -> row.getString("document")).toList();
                    String formerNames = own.isEmpty() ? "[]" : own.getFirst().getString("former_names");
                    return own.isEmpty() || own.getFirst().getBoolean("succeeded")
                            ? successor(uscc, shownAt)
                                    .map(found -> new Found(documents, formerNames, found.orElse(null)))
                            : Uni.createFrom().item(new Found(documents, formerNames, null));
                });
    }

    private Uni<Optional<String>> successor(String uscc, @Nullable OffsetDateTime shownAt) {
        return pool.preparedQuery("""
                        select s.successor from published.successions s
                        where s.uscc = $1 and exists (select from published.results r where r.uscc = s.successor and %s)
                        """.formatted(SHOWN))
                .execute(Tuple.of(uscc, shownAt))
                .map(rows -> rows.stream().findFirst().map(row -> Statements.only(row, String.class)));
    }

    /**
     * A result that answers a code.
     *
     * @param isOwn false for the result of who succeeds the institution
     */
    record Shown(String asked, boolean isOwn, String document) {}

    /** The latest public result of each code, and of its successor, in one query; of the others nothing. */
    Uni<List<Shown>> latest(List<String> codes, @Nullable OffsetDateTime shownAt) {
        return pool.preparedQuery("""
                        with asked as (select code, code collate "C" as uscc from unnest($1::text[]) as a (code)
                            union all select s.uscc, s.successor from published.successions s where s.uscc = any($1))
                        select distinct on (a.code, r.uscc) a.code as asked, r.uscc = a.code as is_own, r.document
                        from asked a join published.results r using (uscc)
                        where %s order by a.code, r.uscc, r.year desc
                        """.formatted(SHOWN))
                .execute(Tuple.of(codes.toArray(String[]::new), shownAt))
                .map(rows -> rows.stream()
                        .map(row ->
                                new Shown(row.getString("asked"), row.getBoolean("is_own"), row.getString("document")))
                        .toList());
    }

    /** The first of every so many codes with a public result, in their order. */
    Uni<List<String>> firstOfEvery(int many) {
        return Statements.texts(pool, """
                select uscc from (select uscc, row_number() over (order by uscc) as place
                    from published.results where latest and shown_until is null) as placed
                where (place - 1) % $1 = 0 order by uscc
                """, Tuple.of(many));
    }

    /** The next codes with a public result, from one on. */
    Uni<List<String>> codesFrom(String first) {
        return Statements.texts(pool, """
                select uscc from published.results where uscc >= $1 and latest and shown_until is null
                order by uscc limit $2
                """, Tuple.of(first, CODES_AT_A_TIME));
    }
}
