package io.ecocredit.repairs;

import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.regulation.repair.Remedy;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.repairs.RepairHistory.Written;
import io.ecocredit.repairs.RepairRepository.Stored;
import java.time.LocalDate;
import java.util.Objects;

/** The official letters that tell of repairs; who is refused is told why and where to appeal. */
final class RepairLetters {

    private RepairLetters() {}

    static Notice applied(String recordNo, RepairStage stage, String words) {
        return new Notice("repair", "信用修复申请：信用信息" + recordNo, stage.label() + "。整改情况：" + words, stage.clause(), null);
    }

    static Notice of(Stored repair, Written written, LocalDate today) {
        Move move = Objects.requireNonNull(written.move());
        String what = switch (written.to()) {
            case REFUSED, REPAIRED -> written.to().label();
            case APPLIED, PRODUCER_CONFIRMED -> move.label();
        };
        return new Notice(
                "repair-" + move.noun(),
                "信用修复：信用信息" + repair.recordNo() + "，" + what,
                written.words() + (written.to() == State.REFUSED ? remedy(today) : ""),
                written.stage().clause(),
                null);
    }

    /** How a refusal can be appealed. */
    static String remedy(LocalDate decidedOn) {
        return "。" + Remedy.words(decidedOn) + "；也可以完成整改后再次申请。";
    }
}
