package io.ecocredit.repairs;

import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.repairs.RepairHistory.By;
import io.ecocredit.repairs.RepairHistory.Written;
import io.ecocredit.repairs.RepairRepository.Year;
import io.ecocredit.repairs.RepairView.Commitment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes institutions' reports of rectification and applications for repair. */
@Singleton
@Cites(value = Article.A26, settles = Interpretation.I_23)
public class RepairApplications {

    private static final String CAUSE = "REPAIR";

    private final Inside inside;
    private final RepairRepository repository;
    private final RepairHistory history;
    private final RecordDirectory records;
    private final Desk desk;

    /** What is asked beside repairs and records. */
    @Singleton
    record Desk(RepairLaw law, RepairLookup lookup, FileChange files, EvidenceService evidence, Once once) {}

    RepairApplications(
            Inside inside, RepairRepository repository, RepairHistory history, RecordDirectory records, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.history = history;
        this.records = records;
        this.desk = desk;
    }

    /**
     * Applies for the repair of a record.
     *
     * @throws ProblemException 404 unknown, 409 when the record cannot be repaired or is applied for already, 400 with the
     *     clause when something is missing
     */
    public Uni<Answered> apply(
            RepairOrder order, Act act, @Nullable Repeat repeat, Function<RepairView, Answer> answering) {
        String number = order.requiredRecord();
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> history.takeTurn(connection, number)
                                .chain(() -> records.require(connection, number))
                                .flatMap(record -> apply(connection, order, record, act.actor()))
                                .map(answering));
    }

    /** What a record looks like to who applies: all that is known of it, and how its year stands. */
    private record Applied(RecordView record, RecordFile file, int yearNumber, Year year) {}

    private Uni<RepairView> apply(SqlConnection connection, RepairOrder order, RecordView record, Actor actor) {
        LocalDate today = desk.law().today();
        Commitment commitment =
                order.commitment() == null ? null : order.commitment().stated(today);
        String words = order.requiredWords();
        return records.file(connection, record)
                .flatMap(file -> {
                    int yearNumber = desk.law().yearOf(file);
                    return repository
                            .year(connection, record.uscc(), yearNumber)
                            .map(year -> new Applied(record, file, yearNumber, year));
                })
                .invoke(applied -> requireApplicable(applied, commitment, order))
                .call(applied -> requireNoOther(connection, applied))
                .call(() -> desk.evidence().require(connection, record.uscc(), order.files()))
                .flatMap(applied -> history.open(
                                connection, record.recordNo(), record.uscc(), applied.yearNumber(), today)
                        .call(id -> commitment == null
                                ? Uni.createFrom().voidItem()
                                : history.commit(connection, id, commitment))
                        .call(id -> desk.files()
                                .carryOut(
                                        connection,
                                        new Change(
                                                actor,
                                                record.concern().in(applied.yearNumber()),
                                                CAUSE,
                                                RepairNotices.applied(
                                                        record.recordNo(),
                                                        applied.year().stage(),
                                                        words)),
                                        entry -> history.write(
                                                connection,
                                                id,
                                                1,
                                                new Written(
                                                        null,
                                                        null,
                                                        applied.year().stage(),
                                                        State.APPLIED,
                                                        words,
                                                        RepairMoveOrder.EMPTY,
                                                        order.files(),
                                                        null),
                                                new By(actor, today, entry)))))
                .flatMap(id -> desk.lookup().view(connection, id, actor));
    }

    private void requireApplicable(Applied applied, @Nullable Commitment commitment, RepairOrder order) {
        desk.law().requireRepairable(applied.file());
        List<Refusal> faults = RepairRules.faults(
                applied.year().stage(), commitment != null, !order.files().isEmpty());
        if (!faults.isEmpty()) {
            throw new ProblemException(Problems.of(faults));
        }
    }

    private Uni<Void> requireNoOther(SqlConnection connection, Applied applied) {
        return repository
                .ofRecord(connection, applied.record().recordNo())
                .invoke(all -> {
                    if (all.stream().anyMatch(each -> each.state().isOpen())) {
                        throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息已有未办结的信用修复")
                                .under(applied.year().stage().clause())
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
