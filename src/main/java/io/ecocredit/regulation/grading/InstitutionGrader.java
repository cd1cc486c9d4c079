package io.ecocredit.regulation.grading;

import static java.util.Comparator.comparing;

import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.SameText;
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
import java.util.stream.Stream;

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
            Interpretation.I_17,
            Interpretation.I_34
        })
public final class InstitutionGrader {

    private static final Comparator<CreditRecord> IN_ORDER =
            comparing(CreditRecord::producedOn).thenComparing(CreditRecord::number);

    /** What counts once is stood for by what took effect first (I-10). */
    private static final Comparator<InEffect> FIRST_IN_EFFECT =
            comparing(InEffect::since).thenComparing(InEffect::number);

    private final Catalogue catalogue;

    public InstitutionGrader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What is known of an institution.
     *
     * @param staff how many of it were on record when, from {@link StaffRule}
     */
    public record File(Collection<RecordFile> records, Collection<StaffCount> staff) {}

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
        Map<Matter, InEffect> standing = standingRecords(file, question.at());
        file.records().stream()
                .sorted(comparing(RecordFile::fact, IN_ORDER))
                .map(recorded -> line(recorded, standing, question))
                .forEach(lines::add);
        StaffRule.periods(file.staff(), question.year().rules()).stream()
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
                catalogue.staffIndicator(),
                period.year(),
                period.since(),
                period.people(),
                catalogue.staffPoints(),
                period.former());
    }

    private SheetLine line(RecordFile recorded, Map<Matter, InEffect> standing, Question question) {
        CreditRecord fact = recorded.fact();
        Optional<Indicator> scored = Optional.ofNullable(fact.indicator()).flatMap(catalogue::find);
        if (!fact.category().isDishonesty() || scored.isEmpty()) {
            return notCounted(fact, WhyNotCounted.without(fact.category()));
        }
        Indicator indicator = scored.get();
        Optional<InEffect> standsFor = inEffect(recorded, question.at())
                .flatMap(effective -> Matter.of(fact).map(standing::get));
        if (standsFor.isPresent() && !fact.number().equals(standsFor.get().number())) {
            return new SheetLine.NotCounted(
                    fact, "SAME_MATTER", sameMatter(fact, standsFor.get().fact()), Clause.of(Interpretation.I_10));
        }
        return switch (Effect.of(recorded, catalogue.terms(fact))) {
            case Effect.None none -> notCounted(fact, none.reason());
            case Effect.InForce effect -> lineInForce(fact, indicator, effect, question);
        };
    }

    /** With what a person has found of the authority's former name, where that makes the two one matter (I-34). */
    private static String sameMatter(CreditRecord fact, CreditRecord standing) {
        String once = "同一指标、文号、机关的信息只计一次，以" + standing.number() + "为准";
        return Stream.of(fact, standing)
                .map(CreditRecord::settled)
                .filter(settled -> settled != null && settled.same())
                .findFirst()
                .map(settled -> once + "（" + settled.told() + "）")
                .orElse(once);
    }

    private static SheetLine lineInForce(
            CreditRecord fact, Indicator indicator, Effect.InForce effect, Question question) {
        LocalDate since = effect.since(question.at());
        if (since.isAfter(question.takenEffectBy())) {
            return notCounted(fact, WhyNotCounted.NOT_YET_IN_EFFECT);
        }
        Optional<Effect.Reason> warned = effect.warnedOn(question.at());
        if (warned.isPresent()) {
            return notCounted(fact, warned.get());
        }
        if (effect.hasEndedBy(question.at())) {
            return notCounted(fact, WhyNotCounted.RECTIFIED);
        }
        if (effect.isSuspendedOn(question.at())) {
            return notCounted(fact, WhyNotCounted.SUSPENDED);
        }
        return switch (indicator.outcomeFor(fact.clientOutcome())) {
            case Outcome.Bad bad -> new SheetLine.DirectRating(fact, indicator, effect.year(), since);
            case Outcome.Points lost ->
                effect.year().compareTo(question.year()) > 0
                        ? notCounted(fact, WhyNotCounted.LATER_YEAR)
                        : new SheetLine.Deduction(fact, indicator, effect.year(), since, lost.points(), List.of());
            case Outcome.AsClient unknown -> notCounted(fact, WhyNotCounted.CLIENT_OUTCOME_UNKNOWN);
            case Outcome.Staff derived -> notCounted(fact, WhyNotCounted.UNSCORED);
            case Outcome.Noted noted -> notCounted(fact, WhyNotCounted.UNSCORED);
        };
    }

    private static SheetLine notCounted(CreditRecord fact, WhyNotCounted why) {
        return new SheetLine.NotCounted(fact, why.name(), why.label(), why.clause());
    }

    private static SheetLine notCounted(CreditRecord fact, Effect.Reason why) {
        return new SheetLine.NotCounted(fact, why.name(), why.label(), why.clause());
    }

    /**
     * What stands for each matter on a day: what never took effect, or is suspended, stands for nobody, so that the next of the
     * matter weighs; what was put right or warned of in time does (I-10).
     */
    private Map<Matter, InEffect> standingRecords(File file, LocalDate at) {
        Map<Matter, InEffect> standing = new HashMap<>();
        for (RecordFile recorded : file.records()) {
            inEffect(recorded, at)
                    .ifPresent(effective -> Matter.of(recorded.fact())
                            .ifPresent(matter ->
                                    standing.merge(matter, effective, BinaryOperator.minBy(FIRST_IN_EFFECT))));
        }
        return standing;
    }

    private Optional<InEffect> inEffect(RecordFile recorded, LocalDate at) {
        CreditRecord fact = recorded.fact();
        RecordStanding standing = recorded.standing();
        return standing.isStruckOut() || standing.isSuspendedOn(at) || isWithoutOutcome(fact)
                ? Optional.empty()
                : Effect.day(fact, catalogue.terms(fact)).map(day -> new InEffect(fact, day));
    }

    /** Whether it copies a client's outcome that it does not state: it costs nothing, and spares nothing. */
    private boolean isWithoutOutcome(CreditRecord fact) {
        return Optional.ofNullable(fact.indicator())
                .flatMap(catalogue::find)
                .filter(indicator -> indicator.outcomeFor(fact.clientOutcome()) instanceof Outcome.AsClient)
                .isPresent();
    }

    /** A record that took effect, with its day; also once it was put right. */
    private record InEffect(CreditRecord fact, LocalDate since) {
        String number() {
            return fact.number();
        }
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

    /** What an authority issued under one number, however both are written (I-34). */
    private record Document(String number, String authority) {
        static Optional<Document> of(CreditRecord fact) {
            return Optional.ofNullable(fact.documentNumber())
                    .map(number -> new Document(SameText.folded(number), fact.standingAuthority()));
        }
    }

    /** What counts once (I-10); whose it was before a succession keeps it apart from the successor's own. */
    private record Matter(String former, String indicator, Document document) {
        static Optional<Matter> of(CreditRecord fact) {
            String indicator = fact.indicator();
            return indicator == null
                    ? Optional.empty()
                    : Document.of(fact).map(document -> new Matter(former(fact), indicator, document));
        }

        private static String former(CreditRecord fact) {
            Inheritance inherited = fact.inherited();
            return inherited == null ? "" : inherited.former();
        }
    }
}
