package io.ecocredit.practitioners.repairs;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.regulation.repair.Merit;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application for repair.
 *
 * @param year of the rating
 * @param words what was done, 1 to 2,000 characters
 * @param evidence files about oneself, uploaded before; at least one (A28)
 */
public record PersonRepairOrder(
        @Nullable Integer year,
        @Nullable Merit merit,
        @Nullable String words,
        @Nullable List<UUID> evidence) {

    int requiredYear() {
        if (year == null) {
            throw RefusalException.invalid("year", null, "须写明评价年度");
        }
        return year;
    }

    /** @throws RefusalException 400 when something is lacking */
    Application stated(LocalDate today) {
        if (merit == null) {
            throw Refusal.missing("merit", "须写明突出表现属于哪一项", Clause.of(Article.A29))
                    .asException();
        }
        List<UUID> files = EvidenceIds.stated(evidence);
        String said = PersonsWords.required("words", words);
        if (files.isEmpty()) {
            throw Refusal.missing("evidence", "须提交相关资料或证据", Clause.of(Provision.A28_PARAGRAPH_1))
                    .asException();
        }
        return new Application(merit, said, files, today);
    }
}
