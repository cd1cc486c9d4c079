package io.ecocredit.imports;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of CSV that the register takes. Features declare theirs as beans; the pipeline calls the methods in the order
 * of this interface, chunk by chunk, within one transaction.
 *
 * @param <F> the fact that a row states
 */
public abstract class ImportKind<F> {

    private final String name;
    private final List<String> columns;
    private final String known;

    /**
     * @param columns of the header row, in the order of the published form, with a comma between
     * @param known asks under some keys what the register knows: key, fingerprint, and later dates in their order
     */
    protected ImportKind(String name, String columns, String known) {
        this.name = name;
        this.columns = List.of(columns.split(",", -1));
        this.known = known;
    }

    /** For a kind that says in another way what the register knows. */
    protected ImportKind(String name, String columns) {
        this(name, columns, "");
    }

    /** The kind's name in the address, such as {@code records}. */
    public final String name() {
        return name;
    }

    public final List<String> columns() {
        return columns;
    }

    /** Whether rows speak of natural persons, so that the practitioners' role must do the work (A36). */
    public boolean speaksOfPersons() {
        return false;
    }

    /** Columns whose values no report may repeat. */
    public List<String> personalColumns() {
        return List.of();
    }

    /**
     * Whom a fact is about, so that nobody brings it who has declared to stand aside; null for a kind whose facts are of records, which
     * tells by those.
     */
    public abstract @Nullable String subject(F fact);

    /**
     * Whether a fact is examined beside those of its own subject alone, so that one about somebody else need not wait while a file is
     * taken in.
     */
    public boolean isApart() {
        return false;
    }

    /** The league to which a fact belongs, so that no league writes another's; null where it belongs to none. */
    public @Nullable String league(F fact) {
        return null;
    }

    /** The league that a doubt about a fact concerns; null for none but the region. */
    public @Nullable String concerned(F fact) {
        return league(fact);
    }

    /** Why no league writes another's. */
    public Clause leagueClause() {
        return Clause.of(Provision.A7_PARAGRAPH_3);
    }

    /** The fact of a row; faults are noted on the row, whose fact is then thrown away. */
    public abstract F read(ImportRow row);

    /** Columns that a file may have besides, and that say nothing where it has none. */
    public List<String> optionalColumns() {
        return List.of();
    }

    /** The fact as it stands for whoever brings it. */
    public F broughtBy(F fact, Actor bringer) {
        return fact;
    }

    /**
     * Notes what depends on who brings the fact.
     *
     * @param account that enters this one fact and answers for it; null for a file, whose bringer vouches for no row
     */
    public void checkSender(F fact, @Nullable Actor account, ImportRow row) {}

    /** Notes in whose name nobody of the bringer's may speak, whether by file or of one fact. */
    public void checkNames(F fact, Actor bringer, ImportRow row) {}

    /** What makes two rows speak of the same fact: a number where the kind has one, otherwise the whole row. */
    public abstract String key(F fact);

    /** The content that must not differ between two rows with one key. */
    public abstract String fingerprint(F fact);

    /** Dates that a later delivery may add to a known fact, in a fixed order; null where this row has none. */
    public List<@Nullable LocalDate> laterDates(F fact) {
        return List.of();
    }

    /** What the register knows of these facts, by key. */
    public Map<String, Known> known(Connection connection, Collection<F> facts) throws SQLException {
        return Known.byKey(connection, known, facts.stream().map(this::key));
    }

    /** Notes what is wrong with new facts in the light of the register. */
    public abstract void examine(Connection connection, List<Candidate<F>> candidates) throws SQLException;

    public abstract void store(Connection connection, long entry, List<F> facts) throws SQLException;

    /** Adds the later dates of facts that the register already knows without them. */
    public void complete(Connection connection, long entry, List<F> facts) throws SQLException {
        if (!facts.isEmpty()) {
            throw new IllegalStateException(name() + " has no later dates");
        }
    }

    /** A fact that the register has. */
    public record Known(String fingerprint, List<@Nullable LocalDate> laterDates) {
        private static final Set<String> NO_DATES = Set.of("key", "fingerprint");

        public static Known of(String fingerprint) {
            return new Known(fingerprint, List.of());
        }

        /** By key, what a query under some keys answers: {@code key}, {@code fingerprint} and later dates in their order. */
        public static Map<String, Known> byKey(Connection connection, String sql, Stream<String> keys)
                throws SQLException {
            return RowBatch.byKey(connection, sql, keys.toList(), Known::read);
        }

        private static Known read(ResultSet row) throws SQLException {
            List<@Nullable LocalDate> dates = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                String name = row.getMetaData().getColumnLabel(column);
                if (!NO_DATES.contains(name)) {
                    dates.add(row.getObject(name, LocalDate.class));
                }
            }
            return new Known(row.getString("fingerprint"), dates);
        }
    }

    /**
     * A row with the fact it states.
     *
     * @param key of the fact
     * @param stated what the row says of it
     */
    public record Candidate<F>(ImportRow row, F fact, String key, Known stated) {
        public void refuse(Refusal refusal) {
            row.refuse(refusal);
        }
    }
}
