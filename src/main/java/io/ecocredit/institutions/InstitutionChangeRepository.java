package io.ecocredit.institutions;

import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.institutions.InstitutionChange.Said;
import io.ecocredit.platform.database.TakenKey;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was changed in the directory, and who succeeds whom (I-3). Every method works in the transaction it is given. */
@Singleton
class InstitutionChangeRepository {

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
        return connection
                .preparedQuery("""
                        select c.change_no, c.kind, c.changed_on, c.former_name, c.former_kinds, c.former_division, c.name,
                            c.kinds, c.division, c.successor, c.reason, c.document_no, e.recorded_at
                        from register.institution_changes c join register.entries e on e.entry_id = c.entry_id
                        where c.uscc = $1 order by c.change_no
                        """)
                .execute(Tuple.of(uscc.value()))
                .map(rows ->
                        rows.stream().map(InstitutionChangeRepository::change).toList());
    }

    private static InstitutionChange change(Row row) {
        Kind kind = Kind.valueOf(row.getString(1));
        return new InstitutionChange(
                row.getInteger(0),
                kind,
                kind.label(),
                row.getLocalDate(2),
                said(row, 3),
                said(row, 6),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getOffsetDateTime(12).toInstant());
    }

    private static Said said(Row row, int first) {
        return new Said(
                row.getString(first),
                Arrays.stream(row.getArrayOfStrings(first + 1))
                        .map(InstitutionKind::valueOf)
                        .toList(),
                row.getString(first + 2));
    }

    Uni<Successor> successor(SqlConnection connection, String uscc, String successor) {
        return connection
                .preparedQuery("""
                        select exists (select from register.known_institutions(array[$2])),
                            $1 = register.last_successor($2)
                        """)
                .execute(Tuple.of(uscc, successor))
                .map(rows -> rows.iterator().next())
                .map(row -> new Successor(row.getBoolean(0), Boolean.TRUE.equals(row.getBoolean(1))));
    }

    /**
     * Adds a change.
     *
     * @param now as it was seen, whose version is taken when somebody changed it meanwhile
     * @param stated day, reason, number of the paper and entry
     * @throws ProblemException 412 when it was changed meanwhile
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
                .onFailure(TakenKey::isWhy)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    private static String[] codes(List<InstitutionKind> kinds) {
        return kinds.stream().map(InstitutionKind::name).toArray(String[]::new);
    }

    /** Somebody was quicker. */
    static ProblemException movedOn() {
        return new ProblemException(412, "PRECONDITION_FAILED", "该机构的登记已有新的变更，请重新读取后再试");
    }
}
