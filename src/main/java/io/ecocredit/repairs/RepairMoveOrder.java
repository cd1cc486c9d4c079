package io.ecocredit.repairs;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.regulation.repair.Condition;
import io.ecocredit.regulation.repair.RepairRules.Answer;
import io.ecocredit.regulation.repair.RepairRules.Grounds;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairOrder.CommitmentOrder;
import io.ecocredit.repairs.RepairView.Commitment;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is said when something is done about a repair.
 *
 * @param granted whether it is confirmed or approved; not for a commitment
 * @param words reasons, told to the institution, 1 to 2,000 characters
 * @param evidence files about the institution, uploaded before
 * @param endedOn day on which the conduct had ended (A27.1)
 * @param conditions what was found of each of the three, when the effect of the record is to end
 * @param goodCause what is said of why the institution did not file in time; only a finding of its own lifts the bar (I-39)
 * @param commitment only for a commitment
 */
public record RepairMoveOrder(
        @Nullable Boolean granted,
        @Nullable String words,
        @Nullable List<UUID> evidence,
        @Schema(format = "date") @Nullable LocalDate endedOn,
        @Nullable List<Found> conditions,
        @Nullable String goodCause,
        @Nullable CommitmentOrder commitment) {

    /** Nothing said. */
    static final RepairMoveOrder EMPTY = new RepairMoveOrder(null, null, null, null, null, null, null);

    /**
     * What was found of a condition.
     *
     * @param evidence that shows it
     */
    public record Found(
            @Nullable Condition condition,
            @Nullable Boolean holds,
            @Nullable String finding,
            @Nullable List<UUID> evidence) {}

    /** The same without the conditions that a form shows and nobody answered. */
    public RepairMoveOrder answered() {
        return new RepairMoveOrder(
                granted,
                words,
                evidence,
                endedOn,
                found().stream().filter(each -> each.holds() != null).toList(),
                goodCause,
                commitment);
    }

    /** @throws RefusalException 400 when it is not said whether it is granted */
    boolean isGranted(Move move) {
        if (move == Move.COMMIT) {
            return true;
        }
        if (granted == null) {
            throw RefusalException.invalid("granted", null, "须写明是否同意");
        }
        return granted;
    }

    String requiredWords(Move move) {
        return move == Move.COMMIT && words == null ? "作出信用修复书面承诺" : RepairOrder.words("words", words);
    }

    /** @throws RefusalException 400 naming what it lacks, with the clause */
    Commitment requiredCommitment(LocalDate today) {
        return Objects.requireNonNullElse(commitment, CommitmentOrder.NONE).stated(today);
    }

    List<Found> found() {
        return Objects.requireNonNullElse(conditions, List.of());
    }

    /** All files that are named anywhere. */
    List<UUID> files() {
        return Stream.concat(
                        Stream.of(EvidenceIds.stated(evidence)),
                        found().stream().filter(Objects::nonNull).map(each -> EvidenceIds.stated(each.evidence())))
                .flatMap(List::stream)
                .toList();
    }

    /** @throws RefusalException 400 when a condition is answered twice or without saying what was found */
    Grounds grounds() {
        Map<Condition, Answer> answers = new EnumMap<>(Condition.class);
        for (Found each : found()) {
            if (each == null || each.condition() == null || each.holds() == null) {
                throw RefusalException.invalid("conditions", null, "须写明条件和是否符合");
            }
            Answer answer = new Answer(
                    each.holds(),
                    RepairOrder.words("conditions.finding", each.finding()),
                    !EvidenceIds.stated(each.evidence()).isEmpty());
            if (answers.put(each.condition(), answer) != null) {
                throw RefusalException.invalid("conditions", each.condition().name(), "同一条件只答一次");
            }
        }
        return new Grounds(endedOn, answers);
    }
}
