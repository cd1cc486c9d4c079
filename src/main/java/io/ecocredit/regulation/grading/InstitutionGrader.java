package io.ecocredit.regulation.grading;

import static java.util.Comparator.comparing;

import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Rates institutions (A16, A18): one pure function from an institution's file to its sheet. Exclusion (A5.4) is not its
 * matter; an excluded institution is not rated at all.
 */
@Cites(
        value = {Article.A18, Article.A22},
        provisions = {Provision.A16_PARAGRAPH_1, Provision.A16_PARAGRAPH_3},
        settles = {
            Interpretation.I_5,
            Interpretation.I_6,
            Interpretation.I_10,
            Interpretation.I_15,
            Interpretation.I_16,
            Interpretation.I_17
        })
public final class InstitutionGrader {

    private static final Comparator<CreditRecord> EARLIEST_FIRST =
            comparing(CreditRecord::producedOn).thenComparing(CreditRecord::number);

    private final Catalogue catalogue;

    public InstitutionGrader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What is known of an institution.
     *
     * @param staff periods with enough staff on record, from {@link StaffRule}
     */
    public record File(Collection<RecordFile> records, Collection<StaffPeriod> staff) {}

    /**
     * What is asked.
     *
     * @param year whose deductions, with those of earlier years, make the score
     * @param at the day at whose end (Asia/Shanghai) the answer holds
     * @param takenEffectBy last day on which a record may have taken effect to matter: {@code at}, or earlier for a result
     *     that a later year's result has replaced
     */
    public record Question(EvaluationYear year, LocalDate at, LocalDate takenEffectBy) {

        /** The score of a year with all that has taken effect by the end of the day asked. */
        public static Question of(EvaluationYear year, LocalDate at) {
            return new Question(year, at, at);
        }
    }

    public ScoreSheet rate(File file, Question question) {
        List<SheetLine> lines = new ArrayList<>();
        Map<Matter, CreditRecord> standing = standingRecords(file);
        file.records().stream()
                .sorted(comparing(RecordFile::fact, EARLIEST_FIRST))
                .map(recorded -> line(recorded, standing, question))
                .forEach(lines::add);
        file.staff().stream()
                .filter(period -> period.covers(question.at())
                        && !period.since().isAfter(question.takenEffectBy())
                        && period.year().compareTo(question.year()) <= 0)
                .map(this::staffLine)
                .forEach(lines::add);
        return new ScoreSheet(
                question.year(), question.at(), question.year().rules(), catalogue.version(), withSharedMatters(lines));
    }

    /** The file as it went, to the end of a day; whether it is excluded is told, and does not change a line. */
    public Timeline timeline(File file, Collection<Exclusion> exclusions, LocalDate until) {
        return Timeline.of(file, exclusions, this, until);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    private SheetLine staffLine(StaffPeriod period) {
        return new SheetLine.StaffDeduction(
                catalogue.staffIndicator(), period.year(), period.since(), period.people(), catalogue.staffPoints());
    }

    private SheetLine line(RecordFile recorded, Map<Matter, CreditRecord> standing, Question question) {
        CreditRecord fact = recorded.fact();
        Optional<Indicator> scored = Optional.ofNullable(fact.indicator()).flatMap(catalogue::find);
        if (!fact.category().isDishonesty() || scored.isEmpty()) {
            return notCounted(fact, WhyNotCounted.without(fact.category()));
        }
        Indicator indicator = scored.get();
        String standsFor = recorded.standing().isStruckOut()
                ? fact.number()
                : Matter.of(fact).map(standing::get).map(CreditRecord::number).orElse(fact.number());
        if (!fact.number().equals(standsFor)) {
            return new SheetLine.NotCounted(
                    fact, "SAME_MATTER", "同一指标、文号、机关的信息只计一次，以" + standsFor + "为准", Clause.of(Interpretation.I_10));
        }
        return switch (Effect.of(recorded, indicator.countsOnlyWhenFinal())) {
            case Effect.None none ->
                new SheetLine.NotCounted(
                        fact,
                        none.reason().name(),
                        none.reason().label(),
                        none.reason().clause());
            case Effect.InForce effect -> lineInForce(fact, indicator, effect, question);
        };
    }

    private static SheetLine lineInForce(
            CreditRecord fact, Indicator indicator, Effect.InForce effect, Question question) {
        if (effect.from().isAfter(question.takenEffectBy())) {
            return notCounted(fact, WhyNotCounted.NOT_YET_IN_EFFECT);
        }
        if (effect.hasEndedBy(question.at())) {
            return notCounted(fact, WhyNotCounted.RECTIFIED);
        }
        if (effect.isSuspendedOn(question.at())) {
            return notCounted(fact, WhyNotCounted.SUSPENDED);
        }
        return switch (consequence(fact, indicator)) {
            case Outcome.Bad bad -> new SheetLine.DirectRating(fact, indicator, effect.year(), effect.from());
            case Outcome.Points lost ->
                effect.year().compareTo(question.year()) > 0
                        ? notCounted(fact, WhyNotCounted.LATER_YEAR)
                        : new SheetLine.Deduction(
                                fact, indicator, effect.year(), effect.from(), lost.points(), List.of());
            case Outcome.AsClient unknown -> notCounted(fact, WhyNotCounted.CLIENT_OUTCOME_UNKNOWN);
            case Outcome.Staff derived -> notCounted(fact, WhyNotCounted.UNSCORED);
            case Outcome.Noted noted -> notCounted(fact, WhyNotCounted.UNSCORED);
        };
    }

    @Cites(settles = Interpretation.I_11)
    private static Outcome consequence(CreditRecord fact, Indicator indicator) {
        if (!indicator.copiesClient()) {
            return indicator.outcome();
        }
        return switch (fact.clientOutcome()) {
            case null -> indicator.outcome();
            case ClientOutcome.PointsLost lost -> new Outcome.Points(lost.points());
            case ClientOutcome.RatedBad rated -> new Outcome.Bad();
        };
    }

    private static SheetLine notCounted(CreditRecord fact, WhyNotCounted why) {
        return new SheetLine.NotCounted(fact, why.name(), why.label(), why.clause());
    }

    private static Map<Matter, CreditRecord> standingRecords(File file) {
        return file.records().stream()
                .filter(recorded -> !recorded.standing().isStruckOut())
                .map(RecordFile::fact)
                .flatMap(fact -> Matter.of(fact).stream().map(matter -> Map.entry(matter, fact)))
                .collect(
                        Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, BinaryOperator.minBy(EARLIEST_FIRST)));
    }

    private static List<SheetLine> withSharedMatters(List<SheetLine> lines) {
        Map<Document, List<String>> numbers = new HashMap<>();
        for (SheetLine line : lines) {
            if (line instanceof SheetLine.Deduction deduction) {
                Document.of(deduction.fact())
                        .ifPresent(document -> numbers.computeIfAbsent(document, first -> new ArrayList<>())
                                .add(deduction.fact().number()));
            }
        }
        return lines.stream()
                .map(line -> line instanceof SheetLine.Deduction deduction
                        ? deduction.sharingWith(othersOfDocument(deduction.fact(), numbers))
                        : line)
                .toList();
    }

    private static List<String> othersOfDocument(CreditRecord fact, Map<Document, List<String>> numbers) {
        return Document.of(fact).map(numbers::get).orElse(List.of()).stream()
                .filter(number -> !number.equals(fact.number()))
                .toList();
    }

    /** What an authority issued under one number. */
    private record Document(String number, String authority) {
        static Optional<Document> of(CreditRecord fact) {
            return Optional.ofNullable(fact.documentNumber()).map(number -> new Document(number, fact.authority()));
        }
    }

    /** What counts once (I-10), the subject being the file's own. */
    private record Matter(String indicator, String documentNumber, String authority) {
        static Optional<Matter> of(CreditRecord fact) {
            return fact.indicator() == null || fact.documentNumber() == null
                    ? Optional.empty()
                    : Optional.of(new Matter(fact.indicator(), fact.documentNumber(), fact.authority()));
        }
    }
}
