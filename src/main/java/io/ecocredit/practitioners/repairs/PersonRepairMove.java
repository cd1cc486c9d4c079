package io.ecocredit.practitioners.repairs;

import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is stated when something is done about a practitioner's repair.
 *
 * @param granted whether the merit is recognised, or the repair granted
 * @param words why, told to the person; 1 to 2,000 characters
 * @param authority of a recognition: the department that produced a counted record
 * @param on of a recognition: the day of its written statement
 * @param documentNo of a recognition: the number of its written statement
 * @param evidence files about the person
 */
public record PersonRepairMove(
        @Nullable Boolean granted,
        @Nullable String words,
        @Nullable String authority,
        @Schema(format = "date") @Nullable LocalDate on,
        @Nullable String documentNo,
        @Nullable List<UUID> evidence) {

    static final PersonRepairMove EMPTY = new PersonRepairMove(null, null, null, null, null, null);
    private static final int LONGEST_NAME = 200;

    /** What can be done. */
    enum Kind {
        RECOGNISE("recognition", "作出认定的单位审核认定", Clause.of(Article.A29)),
        DECIDE("decision", "决定", Clause.of(Provision.A28_PARAGRAPH_1));

        private final String noun;
        private final String label;
        private final Clause clause;

        Kind(String noun, String label, Clause clause) {
            this.noun = noun;
            this.label = label;
            this.clause = clause;
        }

        String noun() {
            return noun;
        }

        String label() {
            return label;
        }

        Clause clause() {
            return clause;
        }

        static Optional<Kind> of(String noun) {
            return Arrays.stream(values())
                    .filter(kind -> kind.noun.equals(noun))
                    .findFirst();
        }
    }

    boolean isGranted() {
        if (granted == null) {
            throw RefusalException.invalid("granted", null, "须写明结论：true 或 false");
        }
        return granted;
    }

    String requiredWords() {
        return PersonsWords.required("words", words);
    }

    List<UUID> files() {
        return EvidenceIds.stated(evidence);
    }

    /** @throws RefusalException 400 when something is lacking, or the day cannot be */
    Recognition recognition(LocalDate ratedOn, LocalDate today) {
        LocalDate stated = on;
        if (stated == null || stated.isAfter(today) || stated.isBefore(ratedOn)) {
            throw Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "认定日期应在" + ratedOn + "至" + today + "之间")
                    .under(Kind.RECOGNISE.clause())
                    .at("on", stated == null ? null : stated.toString())
                    .asException();
        }
        return new Recognition(
                PersonsWords.required("authority", authority, LONGEST_NAME),
                isGranted(),
                stated,
                PersonsWords.required("documentNo", documentNo, LONGEST_NAME),
                requiredWords(),
                files());
    }
}
