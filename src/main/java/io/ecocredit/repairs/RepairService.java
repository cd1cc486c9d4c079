package io.ecocredit.repairs;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairHistory.Written;
import io.ecocredit.repairs.RepairLaw.Party;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairRepository.Year;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.repairs.shell.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads repairs from the application to their end, each act in one transaction with all that follows from it. */
@Singleton
@Cites(
        value = {Article.A26, Article.A31},
        settles = {Interpretation.I_20, Interpretation.I_23})
public class RepairService {

    private final InstitutionRepairs repairs;
    private final RepairRepository repository;
    private final RecordDirectory records;
    private final RepairLaw law;
    private final RepairSteps steps;

    RepairService(
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
     * @throws RefusalException 404 unknown, 409 when the record cannot be repaired or is applied for already, 400 with the
     *     clause when something is missing
     */
    public Uni<Answered> apply(
            RepairOrder order, Act act, @Nullable Repeat repeat, Function<RepairView, Answer> answering) {
        String number = order.requiredRecord();
        return repairs.once(act, repeat, connection -> apply(connection, number, order, act.actor()), answering);
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
        return Turns.take(connection, "repair " + number)
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
                .flatMap(file -> repository
                        .year(connection, record.recordNo())
                        .invoke(year -> requireApplicable(file, year, record, commitment, order))
                        .map(year ->
                                new Applied(record, law.yearOf(file), year, commitment, words, order.files(), today)));
    }

    private void requireApplicable(
            RecordFile file, Year year, RecordView record, @Nullable Commitment commitment, RepairOrder order) {
        law.requireRepairable(file);
        RepairLaw.requireTimely(year, record, commitment);
        Refusal.requireNone(RepairRules.faults(
                year.stage(), commitment != null, !order.files().isEmpty()));
    }

    private Uni<Void> requireNoOther(SqlConnection connection, String number, RepairStage stage) {
        return repository
                .ofRecord(connection, number)
                .invoke(all -> Require.that(
                        all.stream().noneMatch(each -> each.state().isOpen()),
                        () -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息已有未办结的信用修复")
                                .under(stage.clause())
                                .asException()))
                .replaceWithVoid();
    }

    /** What is to be done about a repair, as it was seen at a version. */
    public record Wanted(UUID id, long version, Move move, RepairMoveOrder order) {}

    /** @throws RefusalException 404 for what cannot be done about a repair at all */
    public static Move move(String noun) {
        return Move.of(noun).orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_ACTION, "没有这种办理"));
    }

    /**
     * Does something about a repair.
     *
     * @throws RefusalException 404 unknown, 412 moved on since, 403 for whom it is not, 409 or 400 with the clause when it
     *     cannot be done or granted
     */
    public Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<RepairView, Answer> answering) {
        return repairs.once(act, repeat, connection -> take(connection, wanted, act.actor()), answering);
    }

    /** Somebody about to do something about a repair that is held. */
    record Taking(Move move, RepairMoveOrder order, boolean granted, Party party) {
        Stored repair() {
            return party.repair();
        }

        RecordView record() {
            return party.record();
        }

        Actor actor() {
            return party.actor();
        }

        RepairStage stage() {
            return repair().year().stage();
        }

        /** What becomes of the repair. */
        State to() {
            if (move == Move.COMMIT) {
                return repair().state();
            }
            if (!granted) {
                return State.REFUSED;
            }
            return RepairRules.ends(move, stage()) ? State.REPAIRED : State.PRODUCER_CONFIRMED;
        }
    }

    private Uni<UUID> take(SqlConnection connection, Wanted wanted, Actor actor) {
        return repairs.hold(connection, wanted.id())
                .flatMap(held ->
                        records.require(connection, held.recordNo()).map(record -> new Party(held, record, actor)))
                .map(party -> taking(wanted, party))
                .call(taking -> law.requireParty(connection, taking.party(), taking.move()))
                .call(taking -> law.requirePossible(connection, taking))
                .call(taking -> law.requireAnother(connection, taking))
                .call(taking -> records.requireEvidence(
                        connection, taking.record(), taking.order().files()))
                .call(taking -> carryOut(connection, taking))
                .replaceWith(wanted.id());
    }

    private static Taking taking(Wanted wanted, Party party) {
        if (party.repair().version() != wanted.version()) {
            throw RepairHistory.movedOn();
        }
        return new Taking(wanted.move(), wanted.order(), wanted.order().isGranted(wanted.move()), party);
    }

    private Uni<Void> carryOut(SqlConnection connection, Taking taking) {
        return repairs.due(connection, taking.repair())
                .flatMap(due -> steps.take(connection, taking, written(taking, due), commitment(taking)));
    }

    private static Written written(Taking taking, Due due) {
        RepairMoveOrder order = taking.order();
        return new Written(
                taking.move(),
                taking.move() == Move.COMMIT ? null : taking.granted(),
                taking.stage(),
                taking.to(),
                order.requiredWords(taking.move()),
                order,
                EvidenceIds.stated(order.evidence()),
                taking.move() == Move.DECIDE ? due.on() : null);
    }

    private @Nullable Commitment commitment(Taking taking) {
        if (taking.move() != Move.COMMIT) {
            return null;
        }
        Commitment commitment = taking.order().requiredCommitment(repairs.today());
        RepairLaw.requireTimely(taking.repair().year(), taking.record(), commitment);
        return commitment;
    }
}
