package io.ecocredit.imports;

import io.ecocredit.imports.ImportKind.Known;
import io.ecocredit.imports.RowBatch.RowReader;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a record that is delivered again with a document, an authority or a client written otherwise (I-34). Fingerprints
 * are of folded texts; those kept before that was so are of the texts as they were written, and are met with these.
 *
 * @param sql asks under some numbers how the texts were written; its column {@code key} is the number
 * @param respell the fact with its texts as the register has them; null when they name something else
 * @param asWritten the fingerprint of a fact as it is written
 * @param <F> the fact that a row states
 * @param <S> the texts as the register has them
 */
@Cites(settles = Interpretation.I_34)
public record KnownSpellings<F, S>(
        String sql, RowReader<S> reader, BiFunction<F, S, @Nullable F> respell, Function<F, String> asWritten) {

    /** What is known, by key, with the fingerprint of whatever says the same in other letters. */
    public Map<String, Known> among(
            Map<String, Known> known, Connection connection, Collection<F> facts, ImportKind<F> kind)
            throws SQLException {
        List<F> unlike = facts.stream()
                .filter(fact -> isUnlike(known.get(kind.key(fact)), kind.fingerprint(fact)))
                .toList();
        if (unlike.isEmpty()) {
            return known;
        }
        Map<String, S> spellings =
                RowBatch.byKey(connection, sql, unlike.stream().map(kind::key).toList(), reader);
        Map<String, Known> recognised = new HashMap<>(known);
        for (F fact : unlike) {
            Known kept = known.get(kind.key(fact));
            S spelling = spellings.get(kind.key(fact));
            F respelled = spelling == null ? null : respell.apply(fact, spelling);
            if (kept != null && respelled != null && asWritten.apply(respelled).equals(kept.fingerprint())) {
                recognised.put(kind.key(fact), new Known(kind.fingerprint(fact), kept.laterDates()));
            }
        }
        return recognised;
    }

    private static boolean isUnlike(@Nullable Known known, String fingerprint) {
        return known != null && !known.fingerprint().equals(fingerprint);
    }
}
