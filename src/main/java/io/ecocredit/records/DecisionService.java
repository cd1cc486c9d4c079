package io.ecocredit.records;

import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.DecisionOrder.Stated;
import io.ecocredit.records.decision.RecordDecisions;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Decisions on records of institutions, which can be amended too; published results follow at once (A31). */
@Singleton
public class DecisionService extends RecordDecisions<DecisionService.Wanted, RecordView> {

    private static final String CAUSE = "CORRECTION";

    private final Inside inside;
    private final RecordDirectory records;
    private final Amendments amendments;
    private final DecisionConsequences consequences;

    DecisionService(
            Inside inside,
            Once once,
            LegalClock clock,
            RecordDirectory records,
            Amendments amendments,
            DecisionConsequences consequences) {
        super(inside, once, clock, records.divisions());
        this.inside = inside;
        this.records = records;
        this.amendments = amendments;
        this.consequences = consequences;
    }

    /** @param content what an amended record is to say; null for every other kind */
    public record Wanted(
            String number,
            long version,
            Kind kind,
            DecisionOrder order,
            @Nullable RecordForm content) implements RecordDecisions.Wanted {}

    /** @throws RefusalException 404 when there is no such record or it is not the reader's to see */
    public Uni<List<RecordDecision>> history(String number, Actor reader) {
        return inside.as(
                reader, connection -> records.require(connection, number).chain(() -> history(connection, number)));
    }

    private Uni<List<RecordDecision>> history(SqlConnection connection, String number) {
        return decisions(connection, number)
                .flatMap(all -> amendments
                        .of(connection, number)
                        .map(amended -> all.stream()
                                .map(each -> new RecordDecision(each, amended.get(each.number())))
                                .toList()));
    }

    @Override
    protected Uni<RecordView> require(SqlConnection connection, Wanted wanted) {
        return records.require(connection, wanted.number());
    }

    @Override
    protected Uni<Void> requireMay(SqlConnection connection, RecordView record, Kind kind, Actor actor) {
        return records.requireAnswering(connection, record, actor)
                .chain(() -> records.requireNoConflict(connection, record, actor))
                .chain(() -> kind == Kind.AMENDED
                        ? records.requireOwnMatter(connection, record)
                        : Uni.createFrom().voidItem());
    }

    @Override
    protected Uni<Void> requireEvidence(SqlConnection connection, RecordView record, List<UUID> named) {
        return records.requireEvidence(connection, record, named);
    }

    @Override
    protected Uni<Void> carryOut(
            SqlConnection connection, Deciding<Wanted, RecordView> deciding, LongFunction<Uni<Void>> writing) {
        RecordView record = deciding.record();
        Change change = new Change(deciding.actor(), record.concern(), CAUSE, notice(record, deciding.decision()));
        Kind kind = deciding.decision().kind();
        if (kind != Kind.AMENDED) {
            return consequences
                    .carryOut(connection, change, record, kind, writing)
                    .chain(() -> kind == Kind.REINSTATED
                            ? amendments.reviewMatter(connection, record)
                            : Uni.createFrom().voidItem());
        }
        return amendments
                .content(connection, record, deciding.wanted().content(), deciding.actor())
                .flatMap(content -> consequences.carryOut(
                        connection,
                        change,
                        record,
                        kind,
                        entry -> writing.apply(entry).chain(() -> amendments.write(connection, record, content))));
    }

    private static Notice notice(RecordView record, Stated decision) {
        Kind kind = decision.kind();
        return new Notice(kind.noun(), decision.title(record), decision.body(), kind.clause(), null);
    }
}
