package io.ecocredit.imports;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of CSV that the register takes. Features declare theirs as beans; the pipeline calls the methods in the order
 * of this interface, chunk by chunk, within one transaction.
 *
 * @param <F> the fact that a row states
 */
public interface ImportKind<F> {

    /** The kind's name in the address, such as {@code records}. */
    String name();

    /** The columns of the header row, in the order of the published form. */
    List<String> columns();

    /** Whether rows speak of natural persons, so that the practitioners' role must do the work (A36). */
    default boolean speaksOfPersons() {
        return false;
    }

    /** Columns whose values no report may repeat. */
    default List<String> personalColumns() {
        return List.of();
    }

    /** The league to which a fact belongs, so that no league writes another's; null where it belongs to none. */
    default @Nullable String league(F fact) {
        return null;
    }

    /** Why no league writes another's. */
    default Clause leagueClause() {
        return Clause.of(Article.A7, "第三款");
    }

    /** The fact of a row; faults are noted on the row, whose fact is then thrown away. */
    F read(ImportRow row);

    /**
     * Notes what depends on who brings the fact.
     *
     * @param account that enters this one fact and answers for it; null for a file, whose bringer vouches for no row
     */
    default void checkSender(F fact, @Nullable Actor account, ImportRow row) {}

    /** What makes two rows speak of the same fact: a number where the kind has one, otherwise the whole row. */
    String key(F fact);

    /** The content that must not differ between two rows with one key. */
    String fingerprint(F fact);

    /** Dates that a later delivery may add to a known fact, in a fixed order; null where this row has none. */
    default List<@Nullable LocalDate> laterDates(F fact) {
        return List.of();
    }

    /** What the register knows of these facts, by key. */
    Map<String, Known> known(Connection connection, Collection<F> facts) throws SQLException;

    /** Notes what is wrong with new facts in the light of the register. */
    void examine(Connection connection, List<Candidate<F>> candidates) throws SQLException;

    void store(Connection connection, long entry, List<F> facts) throws SQLException;

    /** Adds the later dates of facts that the register already knows without them. */
    default void complete(Connection connection, long entry, List<F> facts) throws SQLException {
        if (!facts.isEmpty()) {
            throw new IllegalStateException(name() + " has no later dates");
        }
    }

    /** A fact that the register has. */
    record Known(String fingerprint, List<@Nullable LocalDate> laterDates) {
        public static Known of(String fingerprint) {
            return new Known(fingerprint, List.of());
        }
    }

    /**
     * A row with the fact it states.
     *
     * @param key of the fact
     * @param stated what the row says of it
     */
    record Candidate<F>(ImportRow row, F fact, String key, Known stated) {}
}
