package io.ecocredit.imports;

import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the doubts about facts with the facts, in the transaction that brings them. */
public final class RaisedDoubts {

    private RaisedDoubts() {}

    /**
     * Keeps the doubts about one fact that is stated otherwise than by file; one that is open already is not raised again.
     *
     * @param doubts in the words of whoever states it
     */
    public static <F> Uni<Void> raise(
            SqlConnection connection, ImportKind<F> kind, F fact, List<Refusal> doubts, OffsetDateTime now) {
        return Multi.createFrom()
                .iterable(doubts)
                .onItem()
                .transformToUniAndConcatenate(
                        doubt -> raise(connection, kind, kind.key(fact), kind.concerned(fact), doubt, now))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /**
     * Keeps one doubt of one league; one that is open already is not raised again.
     *
     * @param key of the fact
     */
    public static Uni<Void> raise(
            SqlConnection connection,
            ImportKind<?> kind,
            String key,
            @Nullable String league,
            Refusal doubt,
            OffsetDateTime now) {
        return connection
                .preparedQuery("""
                        insert into %1$s (kind, fact, league, field, code, clause, detail, raised_at)
                        select $1, $2, $3::text, $4, $5::text, $6::text, $7, $8::timestamptz where not exists (
                            select from %1$s d where d.kind = $1 and d.fact = $2 and d.league is not distinct from $3
                                and d.field is not distinct from $4 and d.detail = $7 and d.settled_at is null)
                        """.formatted(table(kind)))
                .execute(Tuple.tuple()
                        .addString(kind.name())
                        .addString(key)
                        .addString(league)
                        .addString(doubt.field())
                        .addString(doubt.code().name())
                        .addString(citation(doubt.clause()))
                        .addString(doubt.detail())
                        .addOffsetDateTime(now))
                .replaceWithVoid();
    }

    private static String table(ImportKind<?> kind) {
        return kind.speaksOfPersons() ? "practitioners.doubts" : "register.doubts";
    }

    private static @Nullable String citation(@Nullable Clause clause) {
        return clause == null ? null : clause.citation();
    }

    /** @param bringer league of who brings them, which a doubt concerns when the fact has none of its own */
    static <F> void keep(
            Connection connection,
            ImportKind<F> kind,
            List<Candidate<F>> accepted,
            @Nullable String bringer,
            OffsetDateTime now)
            throws SQLException {
        RowBatch batch = new RowBatch();
        for (Candidate<F> candidate : accepted) {
            String concerned = kind.concerned(candidate.fact());
            String league = concerned == null ? bringer : concerned;
            for (Refusal doubt : candidate.row().flags()) {
                add(batch, kind, candidate, league, doubt, now);
                candidate
                        .row()
                        .otherConcerned(doubt)
                        .ifPresent(other -> add(batch, kind, candidate, other, doubt, now));
            }
        }
        batch.insert(
                connection, table(kind), "kind, fact, league, field, code, clause, detail, raised_at::timestamptz");
    }

    private static <F> void add(
            RowBatch batch,
            ImportKind<F> kind,
            Candidate<F> candidate,
            @Nullable String league,
            Refusal doubt,
            OffsetDateTime now) {
        batch.add(
                kind.name(),
                candidate.key(),
                league,
                doubt.field(),
                doubt.code(),
                citation(doubt.clause()),
                doubt.detail(),
                now);
    }
}
