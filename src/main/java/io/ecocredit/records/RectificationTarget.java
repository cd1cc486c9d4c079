package io.ecocredit.records;

import io.ecocredit.imports.RowBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A kind of record whose rectification can be confirmed, kept in the tables {@code records} and {@code rectifications} of
 * one schema. Features with such records offer theirs as a bean.
 */
public abstract class RectificationTarget {

    private final String schema;
    private final String institutionColumn;
    private final String cause;
    private final String confirmable;

    /**
     * @param institutionColumn of the record: whose score a rectification may change
     * @param confirmable condition on a record, in SQL, under which whoever acts may confirm its rectification (A22)
     * @param cause why that institution's published result is to be looked at
     */
    protected RectificationTarget(String schema, String institutionColumn, String cause, String confirmable) {
        this.schema = schema;
        this.institutionColumn = institutionColumn;
        this.cause = cause;
        this.confirmable = confirmable;
    }

    /** @param producedOn before which no rectification can be confirmed */
    record Target(LocalDate producedOn) {}

    /** A confirmed rectification (A22). */
    record Rectification(String recordNumber, LocalDate confirmedOn, String authority, String fingerprint) {}

    /** Which of these numbers are records of this kind. */
    Map<String, Target> find(Connection connection, Collection<String> recordNumbers) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select record_no as key, produced_on from %s.records where record_no = any(?) and %s"
                        .formatted(schema, confirmable),
                recordNumbers,
                row -> new Target(row.getObject("produced_on", LocalDate.class)));
    }

    /** Fingerprints of the rectifications already known, by record number. */
    Map<String, String> known(Connection connection, Collection<String> recordNumbers) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select record_no as key, fingerprint from %s.rectifications where record_no = any(?)"
                        .formatted(schema),
                recordNumbers,
                row -> row.getString("fingerprint"));
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
