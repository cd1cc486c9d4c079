package io.ecocredit.practitioners;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.platform.database.WholeReach;
import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Counts under which suite and key people are kept: a key under which nobody is any more may be taken away (A36). */
@Singleton
@Cites(Article.A36)
public class KeysInUse {

    private final AgroalDataSource database;

    KeysInUse(@DataSource("practitioners") AgroalDataSource database) {
        this.database = database;
    }

    /** People with something encrypted by a key, by the label of suite and key. */
    public Map<String, Long> sealing() throws SQLException {
        return count("""
                select practitioners.key_mark(sealed) as mark, count(distinct practitioner_no)
                from practitioners.practitioners,
                    lateral (values (identity_encrypted), (name_encrypted), (phone_encrypted)) as each (sealed)
                where sealed is not null
                group by mark
                """, row -> KeyMark.read(ByteBuffer.wrap(row.getBytes(1))).label());
    }

    /** People whose digests are of an index key, by the label of suite and key. */
    public Map<String, Long> digesting() throws SQLException {
        return count("""
                select digested_with, count(*) from practitioners.practitioners
                where digested_with is not null
                group by digested_with
                """, row -> row.getString(1));
    }

    private interface Label {
        String of(ResultSet row) throws SQLException;
    }

    private Map<String, Long> count(String sql, Label label) throws SQLException {
        return WholeReach.inOneTransaction(database, connection -> counted(connection, sql, label));
    }

    private static Map<String, Long> counted(Connection connection, String sql, Label label) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                counts.put(label.of(rows), rows.getLong(2));
            }
        }
        return counts;
    }
}
