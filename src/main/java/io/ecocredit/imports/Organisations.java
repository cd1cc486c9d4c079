package io.ecocredit.imports;

import io.ecocredit.imports.ChunksAhead.Chunk;
import io.ecocredit.imports.ImportKind.Candidate;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Institutions that a file calls by the code of their organisation: looked up among those registered, of any league (I-3). */
@Cites(settles = Interpretation.I_3)
public final class Organisations {

    private static final String SQL =
            "select organisation as key, codes from register.institutions_of_organisations(%s)";

    private Organisations() {}

    /** A row with whole codes, before it is read. */
    public static Uni<ImportRow> met(SqlConnection connection, ImportRow row) {
        Set<String> asked = row.organisations();
        return asked.isEmpty()
                ? Uni.createFrom().item(row)
                : connection
                        .preparedQuery(SQL.formatted("$1"))
                        .execute(Tuple.of(asked.toArray(String[]::new)))
                        .map(rows -> {
                            Map<String, List<String>> institutions = new HashMap<>();
                            rows.forEach(found -> institutions.put(
                                    found.getString("key"), List.of(found.getArrayOfStrings("codes"))));
                            row.means(institutions);
                            return row;
                        });
    }

    /**
     * The chunk with every row read.
     *
     * @param read makes a candidate of a row, or notes on the row why it is none
     */
    static <F> Chunk<F> met(Connection connection, Chunk<F> chunk, Function<ImportRow, Optional<Candidate<F>>> read)
            throws SQLException {
        List<String> asked = chunk.rows().stream()
                .flatMap(row -> row.organisations().stream())
                .toList();
        if (asked.isEmpty()) {
            return chunk;
        }
        Map<String, List<String>> institutions = RowBatch.byKey(
                connection,
                SQL.formatted("?"),
                asked,
                row -> List.of((String[]) row.getArray("codes").getArray()));
        Map<ImportRow, Candidate<F>> candidates = new HashMap<>();
        chunk.candidates().forEach(candidate -> candidates.put(candidate.row(), candidate));
        List<Candidate<F>> inOrder = new ArrayList<>();
        for (ImportRow row : chunk.rows()) {
            if (row.organisations().isEmpty()) {
                Optional.ofNullable(candidates.get(row)).ifPresent(inOrder::add);
            } else {
                row.means(institutions);
                read.apply(row).ifPresent(inOrder::add);
            }
        }
        return new Chunk<>(chunk.rows(), inOrder);
    }
}
