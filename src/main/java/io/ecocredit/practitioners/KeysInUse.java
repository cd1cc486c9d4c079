package io.ecocredit.practitioners;

import io.agroal.api.AgroalDataSource;
import io.ecocredit.platform.database.WholeReach;
import io.ecocredit.platform.privacy.KeyMark;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.agroal.DataSource;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts under which suite and key people are kept: a key under which nobody is any more may be taken away (A36). */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
public class KeysInUse {

    private final AgroalDataSource database;

    KeysInUse(@DataSource("practitioners") AgroalDataSource database) {
        this.database = database;
    }

    /** People with something encrypted by a key, by the label of suite and key. */
    public Map<String, Long> sealing() throws SQLException {
        return count(
                """
                select practitioners.key_mark(sealed) as mark, count(distinct practitioner_no) as people
                from practitioners.practitioners,
                    lateral (values (identity_encrypted), (name_encrypted), (phone_encrypted)) as each (sealed)
                where sealed is not null
                group by mark
                """,
                row -> KeyMark.read(ByteBuffer.wrap((byte[]) row.getValue("mark")))
                        .label());
    }

    /** People whose digests are of an index key, by the label of suite and key. */
    public Map<String, Long> digesting() throws SQLException {
        return count("""
                select digested_with, count(*) as people from practitioners.practitioners
                where digested_with is not null
                group by digested_with
                """, row -> row.getString("digested_with"));
    }

    private Map<String, Long> count(String sql, Function<Row, String> label) throws SQLException {
        return WholeReach.inOneTransaction(database, connection -> OverJdbc.query(connection, sql, Tuple.tuple()))
                .stream()
                .collect(Collectors.toMap(label, row -> row.getLong("people"), (one, same) -> same, TreeMap::new));
    }
}
