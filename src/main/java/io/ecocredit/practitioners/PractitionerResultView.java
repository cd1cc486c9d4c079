package io.ecocredit.practitioners;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.grading.PractitionerGrader.Result;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a practitioner is a dishonest individual (A17). Every league's records decide; each reader is shown their own.
 *
 * @param at the day at whose end (Asia/Shanghai) it holds
 * @param label of the one grade; absent for everybody who has none
 * @param departments how many different ones produced the records that count (I-18)
 * @param records those that count and that the reader may see; absent from a list
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Cites(value = Article.A17, settles = Interpretation.I_18)
public record PractitionerResultView(
        String number,
        @Schema(description = "脱敏 · masked") @Nullable String name,
        int year,
        LocalDate at,
        boolean dishonest,
        @Nullable String label,
        String clause,
        int departments,
        @Nullable List<PractitionerRecordView> records) {

    /** @param seen what a reader may see, of which those that count are shown; null in a list */
    static PractitionerResultView of(
            OpenedPractitioner person, Result result, @Nullable List<PractitionerRecordView> seen) {
        return new PractitionerResultView(
                person.number(),
                person.maskedName(),
                result.year().value(),
                result.at(),
                result.dishonest(),
                result.label(),
                Clause.of(Interpretation.I_18).toString(),
                result.departments().size(),
                seen == null
                        ? null
                        : seen.stream()
                                .filter(record -> result.counted().contains(record.recordNo()))
                                .toList());
    }
}
