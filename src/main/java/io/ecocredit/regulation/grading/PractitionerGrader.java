package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rates practitioners (相关从业人员, A17): a dishonest individual once enough different departments have put them on record. */
@Cites(
        value = Article.A17,
        settles = {Interpretation.I_18, Interpretation.I_34})
public final class PractitionerGrader {

    private static final Comparator<PersonalRecord> IN_TIME =
            Comparator.comparing(PersonalRecord::producedOn).thenComparing(PersonalRecord::number);

    /**
     * A general record of a practitioner.
     *
     * @param department the authority that produced it
     * @param rectifiedOn the day its rectification was confirmed; on that day it no longer counts
     */
    public record PersonalRecord(
            String number,
            String department,
            LocalDate producedOn,
            @Nullable LocalDate rectifiedOn) {}

    /**
     * @param counted numbers of the records that count
     * @param departments the different departments that produced them, as the first record of each writes it
     */
    public record Result(
            EvaluationYear year, LocalDate at, boolean dishonest, List<String> counted, Set<String> departments) {

        /** The one grade that there is (A17); null for everybody else, who has none. */
        public @Nullable String label() {
            return dishonest ? "生态环境失信个人" : null;
        }
    }

    private PractitionerGrader() {}

    public static Result rate(Collection<PersonalRecord> records, EvaluationYear year, LocalDate at) {
        List<PersonalRecord> counted = records.stream()
                .filter(record -> year.contains(record.producedOn()))
                .filter(record -> !record.producedOn().isAfter(at))
                .filter(record ->
                        record.rectifiedOn() == null || record.rectifiedOn().isAfter(at))
                .toList();
        Set<String> departments = new TreeSet<>(counted.stream()
                .sorted(IN_TIME)
                .map(PersonalRecord::department)
                .collect(Collectors.toMap(SameText::folded, written -> written, (first, again) -> first))
                .values());
        return new Result(
                year,
                at,
                departments.size() >= year.rules().get(Rule.PRACTITIONER_THRESHOLD),
                counted.stream().map(PersonalRecord::number).sorted().toList(),
                departments);
    }

    /**
     * The record with which the different departments came to be enough, whose league sends the letter (I-2, A21.4); empty
     * for somebody who is not dishonest.
     */
    public static Optional<PersonalRecord> completing(
            Collection<PersonalRecord> records, EvaluationYear year, LocalDate at) {
        Set<String> counted = Set.copyOf(rate(records, year, at).counted());
        Set<String> departments = new HashSet<>();
        return records.stream()
                .filter(record -> counted.contains(record.number()))
                .sorted(IN_TIME)
                .filter(record -> departments.add(SameText.folded(record.department())))
                .skip(year.rules().get(Rule.PRACTITIONER_THRESHOLD) - 1L)
                .findFirst();
    }
}
