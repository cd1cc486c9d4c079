package io.ecocredit.institutions;

import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.platform.database.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was changed in the directory, and who succeeds whom (I-3). Every method works in the transaction it is given. */
@Singleton
class InstitutionChangeRepository {

    private static final Rows<InstitutionChange> CHANGES = Rows.of(
            InstitutionChange.class,
            Map.of(
                    "kindLabel", row -> Kind.valueOf(row.getString("kind")).label(),
                    "before", row -> said(row, "former_"),
                    "after", row -> said(row, "")));

    /** A change with all that it says. */
    record Written(Kind kind, Said said, @Nullable String successor, String words) {}

    /**
     * Who is to succeed an institution.
     *
     * @param isKnown whether it is registered
     * @param leadsBack whether its own successors lead to the institution again
     */
    record Successor(boolean isKnown, boolean leadsBack) {}

    /** The changes of an institution, the first first. */
    Uni<List<InstitutionChange>> changes(SqlConnection connection, Uscc uscc) {
        return connection.preparedQuery("""
                        select c.change_no as number, c.kind, c.changed_on as on, c.former_name, c.former_kinds,
                            c.former_division, c.name, c.kinds, c.division, c.successor, c.reason, c.document_no,
                            e.recorded_at
                        from register.institution_changes c join register.entries e on e.entry_id = c.entry_id
                        where c.uscc = $1 order by c.change_no
                        """).execute(Tuple.of(uscc.value())).map(CHANGES::all);
    }

    private static Said said(Row row, String prefix) {
        return new Said(
                row.getString(prefix + "name"),
                Arrays.stream(row.getArrayOfStrings(prefix + "kinds"))
                        .map(InstitutionKind::valueOf)
                        .toList(),
                row.getString(prefix + "division"));
    }

    Uni<Successor> successor(SqlConnection connection, String uscc, String successor) {
        return connection
                .preparedQuery("""
                        select exists (select from register.known_institutions(array[$2])) as is_known,
                            $1 = register.last_successor($2) as leads_back
                        """)
                .execute(Tuple.of(uscc, successor))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Successor(row.getBoolean("is_known"), Boolean.TRUE.equals(row.getBoolean("leads_back"))));
    }

    /**
     * Adds a change.
     *
     * @param now as it was seen, whose version is taken when somebody changed it meanwhile
     * @param stated day, reason, number of the paper and entry
     * @throws RefusalException 412 when it was changed meanwhile
     */
    Uni<Void> add(SqlConnection connection, Institution now, Written written, Tuple stated) {
        return connection
                .preparedQuery("""
                        insert into register.institution_changes (changed_on, reason, document_no, entry_id, uscc, change_no,
                            kind, former_name, name, former_kinds, kinds, former_division, division, successor)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                        """)
                .execute(stated.addString(now.uscc())
                        .addInteger(Math.toIntExact(now.version()))
                        .addString(written.kind().name())
                        .addString(now.name())
                        .addString(written.said().name())
                        .addArrayOfString(codes(now.kinds()))
                        .addArrayOfString(codes(written.said().kinds()))
                        .addString(now.division())
                        .addString(written.said().division())
                        .addString(written.successor()))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    private static String[] codes(List<InstitutionKind> kinds) {
        return kinds.stream().map(InstitutionKind::name).toArray(String[]::new);
    }

    /** Somebody was quicker. */
    static RefusalException movedOn() {
        return RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该机构的登记已有新的变更，请重新读取后再试");
    }
}
