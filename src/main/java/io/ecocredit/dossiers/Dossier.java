package io.ecocredit.dossiers;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.records.RecordDecision;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.repair.Condition;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.repairs.RepairView;
import io.ecocredit.warnings.WarningMatter;
import io.ecocredit.warnings.WarningView;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a record shows.
 *
 * @param answers whether whoever looks answers for the record (A15.1)
 * @param matters of the league's list that fit the record; none for whoever does not warn
 */
record Dossier(
        RecordView of,
        boolean answers,
        List<RecordDecision> decisions,
        @Nullable WarningView warning,
        List<WarningMatter> matters,
        List<RepairView> repairs,
        List<EvidenceFile> evidence,
        Form form) {

    public String address() {
        return address(of.recordNo());
    }

    /** What may be decided of the record now. */
    public List<Kind> possible() {
        if (!answers) {
            return List.of();
        }
        RecordStanding standing = standing();
        LocalDate late = LocalDate.MAX;
        return Arrays.stream(Kind.values())
                .filter(kind -> standing.refusal(new RecordEvent(kind, late), LocalDate.MIN, late)
                        .isEmpty())
                .toList();
    }

    /** Whether a decision must say which review or court made it, when and by which document. */
    public boolean isForReview(Kind kind) {
        return standing().isForReview(kind);
    }

    private RecordStanding standing() {
        return RecordStanding.of(decisions.stream()
                .map(each -> new RecordEvent(each.kept().kind(), each.kept().on()))
                .toList());
    }

    /** Whether the institution may report that it has put the record right, as far as can be told beforehand. */
    public boolean repairable(Visitor visitor) {
        return visitor.isInstitution()
                && of.category().isDishonesty()
                && of.rectificationConfirmedOn() == null
                && repairs.stream().noneMatch(each -> each.state().isOpen());
    }

    public Condition[] conditions() {
        return Condition.values();
    }

    /** Whether granting an action ends the record's effect, so that the conditions must be answered. */
    public boolean ends(RepairView repair, String action) {
        return repair.stage() != RepairStage.BEFORE_NOTICE
                && RepairRules.Move.of(action)
                        .filter(move -> RepairRules.ends(move, repair.stage()))
                        .isPresent();
    }

    /** The page of a record, whose number may hold anything. */
    static String address(String number) {
        return URI.create("/inside/records/"
                        + URLEncoder.encode(number, StandardCharsets.UTF_8).replace("+", "%20"))
                .toString();
    }
}
