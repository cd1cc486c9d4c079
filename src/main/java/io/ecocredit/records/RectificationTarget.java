package io.ecocredit.records;

import io.ecocredit.imports.RowBatch;
import io.ecocredit.records.RectificationsImport.Row;
import io.ecocredit.regulation.text.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record whose rectification can be confirmed, kept in the tables {@code records} and {@code rectifications} of
 * one schema. Features with such records offer theirs as a bean.
 */
public abstract class RectificationTarget {

    private final String schema;
    private final String institutionColumn;
    private final String cause;

    /**
     * @param institutionColumn of the record: whose score a rectification may change
     * @param cause why that institution's published result is to be looked at
     */
    protected RectificationTarget(String schema, String institutionColumn, String cause) {
        this.schema = schema;
        this.institutionColumn = institutionColumn;
        this.cause = cause;
    }

    /**
     * A record whose rectification is stated.
     *
     * @param producedOn before which none can be confirmed
     * @param authority that produced it
     * @param division whose league answers for it
     * @param leading the league that tells of it because it leads the result, and does not answer for the record; null for
     *     who answers for it
     * @param obstacles why this file tells nothing of it; empty when it may
     */
    public record Target(
            LocalDate producedOn,
            String authority,
            String division,
            @Nullable String leading,
            List<Refusal> obstacles) {

        public Target {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** A confirmed rectification (A22). */
    record Rectification(String recordNumber, LocalDate confirmedOn, String authority, String fingerprint) {}

    /** Which of these numbers are records of this kind whose rectification whoever acts may confirm (A22). */
    protected abstract Map<String, Target> find(Connection connection, Collection<String> recordNumbers)
            throws SQLException;

    /** The rectifications already known, as they were written, by record number. */
    Map<String, Row> known(Connection connection, Collection<String> recordNumbers) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select record_no as key, confirmed_on, authority from %s.rectifications where record_no = any(?)"
                        .formatted(schema),
                recordNumbers,
                row -> new Row(
                        row.getString("key"),
                        row.getObject("confirmed_on", LocalDate.class),
                        row.getString("authority")));
    }

    void store(Connection connection, long entry, List<Rectification> rectifications) throws SQLException {
        RowBatch batch = new RowBatch();
        rectifications.forEach(fact ->
                batch.add(fact.recordNumber(), fact.confirmedOn(), fact.authority(), fact.fingerprint(), entry));
        batch.execute(connection, """
                with kept as (
                    insert into %1$s.rectifications (record_no, confirmed_on, authority, fingerprint, entry_id)
                    select record_no, confirmed_on::date, authority, fingerprint, entry::bigint
                    from unnest(?, ?, ?, ?, ?) as t (record_no, confirmed_on, authority, fingerprint, entry)
                    returning record_no)
                insert into register.touched_institutions (uscc, cause)
                select distinct r.%2$s, '%3$s'
                from kept join %1$s.records r using (record_no) where r.%2$s is not null
                """.formatted(schema, institutionColumn, cause));
    }
}
