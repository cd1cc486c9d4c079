package io.ecocredit.repairs;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.repairs.RepairRepository.Year;
import io.ecocredit.repairs.RepairView.Commitment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes institutions' reports of rectification and applications for repair. */
@Singleton
@Cites(value = Article.A26, settles = Interpretation.I_23)
public class RepairApplications {

    private final InstitutionRepairs repairs;
    private final RepairRepository repository;
    private final RecordDirectory records;
    private final RepairLaw law;
    private final RepairSteps steps;

    RepairApplications(
            InstitutionRepairs repairs,
            RepairRepository repository,
            RecordDirectory records,
            RepairLaw law,
            RepairSteps steps) {
        this.repairs = repairs;
        this.repository = repository;
        this.records = records;
        this.law = law;
        this.steps = steps;
    }

    /**
     * Applies for the repair of a record.
     *
     * @throws ProblemException 404 unknown, 409 when the record cannot be repaired or is applied for already, 400 with the
     *     clause when something is missing
     */
    Uni<Answered> apply(RepairOrder order, Act act, @Nullable Repeat repeat, Function<RepairView, Answer> answering) {
        String number = order.requiredRecord();
        return repairs.once(act, repeat, connection -> apply(connection, number, order, act.actor()), answering);
    }

    /** The same without a key. */
    public Uni<RepairView> apply(RepairOrder order, Act act) {
        String number = order.requiredRecord();
        return repairs.now(act, connection -> apply(connection, number, order, act.actor()));
    }

    /** What was said of a record by who applies, with how its year stands. */
    record Applied(
            RecordView record,
            int yearNumber,
            Year year,
            @Nullable Commitment commitment,
            String words,
            List<UUID> files,
            LocalDate today) {}

    private Uni<UUID> apply(SqlConnection connection, String number, RepairOrder order, Actor actor) {
        return repository
                .takeTurn(connection, number)
                .chain(() -> records.require(connection, number))
                .flatMap(record -> applied(connection, record, order))
                .call(applied ->
                        requireNoOther(connection, number, applied.year().stage()))
                .call(applied -> records.requireEvidence(connection, applied.record(), applied.files()))
                .flatMap(applied -> steps.open(connection, applied, actor));
    }

    private Uni<Applied> applied(SqlConnection connection, RecordView record, RepairOrder order) {
        LocalDate today = repairs.today();
        Commitment commitment =
                order.commitment() == null ? null : order.commitment().stated(today);
        String words = order.requiredWords();
        return records.file(connection, record)
                .flatMap(file -> year(connection, record, file)
                        .invoke(year -> requireApplicable(file, year.stage(), commitment, order))
                        .map(year ->
                                new Applied(record, law.yearOf(file), year, commitment, words, order.files(), today)));
    }

    private Uni<Year> year(SqlConnection connection, RecordView record, RecordFile file) {
        return repository.year(connection, record.uscc(), law.yearOf(file));
    }

    private void requireApplicable(
            RecordFile file, RepairStage stage, @Nullable Commitment commitment, RepairOrder order) {
        law.requireRepairable(file);
        List<Refusal> faults =
                RepairRules.faults(stage, commitment != null, !order.files().isEmpty());
        if (!faults.isEmpty()) {
            throw new ProblemException(Problems.of(faults));
        }
    }

    private Uni<Void> requireNoOther(SqlConnection connection, String number, RepairStage stage) {
        return repository
                .ofRecord(connection, number)
                .invoke(all -> {
                    if (all.stream().anyMatch(each -> each.state().isOpen())) {
                        throw Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息已有未办结的信用修复")
                                .under(stage.clause())
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
