package io.ecocredit.records;

import io.ecocredit.platform.database.TakenKey;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.records.DecisionOrder.Stated;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was decided of records; every method works in the transaction of the connection it is given. */
@Singleton
class DecisionRepository {

    /**
     * Writes a decision as the next of its record.
     *
     * @throws ProblemException 412 when somebody else has decided meanwhile
     */
    Uni<Void> add(SqlConnection connection, RecordView of, Stated decision, long entry) {
        return connection
                .preparedQuery("""
                        insert into register.record_events (record_no, event_no, kind, happened_on, authority, document_no,
                            reason, evidence, entry_id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.tuple()
                        .addString(of.recordNo())
                        .addInteger(next(of))
                        .addString(decision.kind().name())
                        .addLocalDate(decision.on())
                        .addString(decision.authority())
                        .addString(decision.documentNo())
                        .addString(decision.reason())
                        .addArrayOfUUID(decision.files().toArray(UUID[]::new))
                        .addLong(entry))
                .onFailure(TakenKey::isWhy)
                .transform(taken -> movedOn())
                .replaceWithVoid();
    }

    /** Writes what a record is to say, beside the decision of the same number. */
    Uni<Void> amend(SqlConnection connection, RecordView of, RecordRow content) {
        return connection
                .preparedQuery("""
                        insert into register.record_amendments (record_no, event_no, category, indicator, item, occurred_on,
                            produced_on, final_on, document_no, source, client_uscc, client_outcome, client_points,
                            client_document_no, summary)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                        """)
                .execute(Tuple.tuple()
                        .addString(of.recordNo())
                        .addInteger(next(of))
                        .addString(Objects.requireNonNull(content.category()).name())
                        .addString(content.indicator())
                        .addString(content.item())
                        .addLocalDate(content.occurredOn())
                        .addLocalDate(content.producedOn())
                        .addLocalDate(content.finalOn())
                        .addString(content.documentNumber())
                        .addInteger(content.source())
                        .addString(content.client().uscc())
                        .addString(content.client().outcome())
                        .addBigDecimal(content.client().points())
                        .addString(content.client().documentNumber())
                        .addString(content.summary()))
                .replaceWithVoid();
    }

    private static int next(RecordView of) {
        return Math.toIntExact(of.version());
    }

    static ProblemException movedOn() {
        return new ProblemException(412, "PRECONDITION_FAILED", "该信息已有新的决定，请重新读取后再试");
    }

    /** What was decided of a record, the first first. */
    Uni<List<RecordDecision>> of(SqlConnection connection, String number) {
        return connection
                .preparedQuery("""
                        select v.event_no, v.kind, v.happened_on, v.authority, v.document_no, v.reason, v.evidence,
                            e.recorded_at, a.category, a.indicator, a.item, a.occurred_on, a.produced_on, a.final_on,
                            a.document_no, a.source, a.client_uscc, a.client_outcome, a.client_points,
                            a.client_document_no, a.summary
                        from register.record_events v
                            join register.entries e on e.entry_id = v.entry_id
                            left join register.record_amendments a on a.record_no = v.record_no and a.event_no = v.event_no
                        where v.record_no = $1 order by v.event_no
                        """)
                .execute(Tuple.of(number))
                .map(rows -> rows.stream().map(DecisionRepository::decision).toList());
    }

    private static RecordDecision decision(Row row) {
        Kind kind = RecordEvent.Kind.valueOf(row.getString(1));
        return new RecordDecision(
                row.getInteger(0),
                kind,
                kind.label(),
                kind.clause().toString(),
                row.getLocalDate(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Arrays.asList(row.getArrayOfUUIDs(6)),
                row.getOffsetDateTime(7).toInstant(),
                row.getString(8) == null ? null : amended(row));
    }

    private static RecordForm amended(Row row) {
        return new RecordForm(
                null,
                null,
                row.getString(8),
                row.getString(9),
                row.getString(10),
                text(row.getLocalDate(11)),
                text(row.getLocalDate(12)),
                text(row.getLocalDate(13)),
                null,
                null,
                row.getString(14),
                text(row.getInteger(15)),
                row.getString(16),
                row.getString(17),
                text(row.getBigDecimal(18)),
                row.getString(19),
                row.getString(20));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
