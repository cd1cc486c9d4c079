package io.ecocredit.records.decision;

import io.ecocredit.platform.database.Side;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.records.decision.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What was decided of the records of one side; every method works in the transaction of the connection it is given. */
final class RecordEvents {

    private static final Rows<KeptDecision> DECISIONS = Rows.of(
            KeptDecision.class,
            Map.of(
                    "kindLabel", row -> Kind.valueOf(row.getString("kind")).label(),
                    "clause",
                            row -> Kind.valueOf(row.getString("kind")).clause().toString()));

    private final String find;
    private final String add;

    RecordEvents(Side side) {
        this.find = """
                select v.event_no as number, v.kind, v.happened_on as on, v.authority, v.document_no, v.reason, v.evidence,
                    e.recorded_at
                from %s.record_events v
                join register.entries e on e.entry_id = v.entry_id
                where v.record_no = $1 order by v.event_no
                """.formatted(side.schema());
        this.add = """
                insert into %s.record_events (record_no, event_no, kind, happened_on, authority, document_no, reason,
                    evidence, entry_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """.formatted(side.schema());
    }

    /** What was decided of a record, the first first. */
    Uni<List<KeptDecision>> of(SqlConnection connection, String recordNo) {
        return connection.preparedQuery(find).execute(Tuple.of(recordNo)).map(DECISIONS::all);
    }

    /**
     * Writes a decision as the next of its record.
     *
     * @throws RefusalException 412 when somebody else has decided meanwhile
     */
    Uni<Void> add(SqlConnection connection, DecidedRecord of, Stated decision, long entry) {
        return connection
                .preparedQuery(add)
                .execute(Tuple.tuple()
                        .addString(of.recordNo())
                        .addInteger(Math.toIntExact(of.version()))
                        .addString(decision.kind().name())
                        .addLocalDate(decision.on())
                        .addString(decision.authority())
                        .addString(decision.documentNo())
                        .addString(decision.reason())
                        .addArrayOfUUID(decision.files().toArray(UUID[]::new))
                        .addLong(entry))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    static RefusalException movedOn() {
        return RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该信息已有新的决定，请重新读取后再试");
    }
}
