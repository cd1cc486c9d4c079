package io.ecocredit.records;

import io.ecocredit.imports.RowBatch;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rectifications of institutions' records. */
@Singleton
final class InstitutionRectifications implements RectificationTarget {

    @Override
    public Map<String, Target> find(Connection connection, Collection<String> recordNumbers) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select record_no, produced_on from register.records where record_no = any(?)",
                recordNumbers,
                row -> new Target(row.getObject(2, LocalDate.class)));
    }

    @Override
    public Map<String, String> known(Connection connection, Collection<String> recordNumbers) throws SQLException {
        return RowBatch.byKey(
                connection,
                "select record_no, fingerprint from register.rectifications where record_no = any(?)",
                recordNumbers,
                row -> row.getString(2));
    }

    @Override
    public void store(Connection connection, long entry, List<Rectification> rectifications) throws SQLException {
        RowBatch batch = new RowBatch();
        rectifications.forEach(fact ->
                batch.add(fact.recordNumber(), fact.confirmedOn(), fact.authority(), fact.fingerprint(), entry));
        batch.execute(connection, """
                with kept as (
                    insert into register.rectifications (record_no, confirmed_on, authority, fingerprint, entry_id)
                    select record_no, confirmed_on::date, authority, fingerprint, entry::bigint
                    from unnest(?, ?, ?, ?, ?) as t (record_no, confirmed_on, authority, fingerprint, entry)
                    returning record_no)
                insert into register.touched_institutions (uscc, cause)
                select distinct r.uscc, 'RECTIFICATION' from kept join register.records r using (record_no)
                """);
    }
}
