package io.ecocredit.records.decision;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.text.Fault;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of a record.
 *
 * @param on day of the decision, in Asia/Shanghai; today where the record's own authority decides
 * @param authority reviewing authority or court; the record's own where that decides
 * @param documentNo of the decision; required of a review or a court, and so of a reinstatement of what one of them quashed
 * @param reason 1 to 2,000 characters
 * @param evidence files about whom the record is of, uploaded before
 */
public record DecisionOrder(
        @Schema(format = "date") @Nullable LocalDate on,
        @Nullable String authority,
        @Nullable String documentNo,
        @Nullable String reason,
        @Nullable List<UUID> evidence) {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 200;

    /** Nothing stated. */
    public static final DecisionOrder EMPTY = new DecisionOrder(null, null, null, null, null);

    /** A decision with all that must be stated. */
    public record Stated(
            Kind kind,
            LocalDate on,
            String authority,
            @Nullable String documentNo,
            String reason,
            List<UUID> files) {

        RecordEvent event() {
            return new RecordEvent(kind, on);
        }

        /** In Chinese, as notices on the record are headed. */
        public String title(DecidedRecord of) {
            return "信用信息" + of.recordNo() + "：" + kind.label();
        }

        /** In Chinese, who decided it, when and why. */
        public String body() {
            return "决定机关：" + authority + "；日期：" + on + "；理由：" + reason + "。";
        }
    }

    /**
     * @param byReview whether a review or a court must have decided it
     * @throws RefusalException 400 that names every field which lacks something
     */
    public Stated stated(Kind kind, boolean byReview, String ownAuthority, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (isUnfit(reason, LONGEST_REASON)) {
            faults.add(fault("reason", "理由应为1至" + LONGEST_REASON + "字"));
        }
        List<UUID> files = EvidenceIds.stated(evidence);
        if (byReview) {
            if (on == null) {
                faults.add(fault("on", "须写明决定日期"));
            }
            if (isUnfit(authority, LONGEST_NAME)) {
                faults.add(fault("authority", "须写明作出决定的复议机关或法院"));
            }
            if (isUnfit(documentNo, LONGEST_NAME)) {
                faults.add(fault("documentNo", "须写明决定书文号"));
            }
        } else if (on != null || authority != null || documentNo != null) {
            faults.add(fault(
                    on != null ? "on" : authority != null ? "authority" : "documentNo",
                    "录入机关自行" + kind.label() + "，自今日起记载，不填此项"));
        }
        if (!faults.isEmpty()) {
            throw new RefusalException(
                    Refusal.of(RefusalCode.INVALID_BODY, "请求内容有" + faults.size() + "处不符合规定")
                            .under(kind.clause()),
                    faults);
        }
        return new Stated(
                kind,
                Objects.requireNonNullElse(on, today),
                Objects.requireNonNullElse(authority, ownAuthority),
                documentNo,
                Objects.requireNonNull(reason),
                files);
    }

    private static boolean isUnfit(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest;
    }

    private static Fault fault(String field, String detail) {
        return Refusal.of(RefusalCode.MISSING_VALUE, detail).at(field, null).fault();
    }
}
