package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Outcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which years' results a record weighs on: points on those of its own year and later ones, a direct 不良 on whichever year's
 * result is the current one. Whether it is suspended, warned of or put right at the moment does not matter.
 *
 * @param year of the record's own day
 * @param from that day; of a penalty that is not final the day on which it was produced
 * @param direct whether it rates 不良 directly
 */
@Cites(
        provisions = {Provision.A26_PARAGRAPH_2, Provision.A26_PARAGRAPH_3, Provision.A26_PARAGRAPH_4},
        settles = {Interpretation.I_16, Interpretation.I_22})
public record Bearing(EvaluationYear year, LocalDate from, boolean direct) {

    public static Bearing of(CreditRecord fact, Catalogue catalogue) {
        LocalDate from = Effect.day(fact, catalogue.terms(fact)).orElse(fact.producedOn());
        boolean direct = Optional.ofNullable(fact.indicator())
                .flatMap(catalogue::find)
                .map((Indicator indicator) -> indicator.outcomeFor(fact.clientOutcome()))
                .filter(Outcome.Bad.class::isInstance)
                .isPresent();
        return new Bearing(EvaluationYear.of(from), from, direct);
    }

    public boolean isOn(YearOfSubject other) {
        LocalDate replaced = other.replacedOn();
        if (other.year() == year.value()) {
            return true;
        }
        boolean reaches = direct || other.year() > year.value();
        return reaches && (replaced == null || !from.isAfter(replaced));
    }

    /** The one of an institution's years that has come furthest, of those it weighs on; its own of several. */
    public Optional<YearOfSubject> furthest(Collection<YearOfSubject> years) {
        return years.stream()
                .filter(this::isOn)
                .max(Comparator.comparing(YearOfSubject::stage)
                        .thenComparing(each -> each.year() == year.value())
                        .thenComparingInt(YearOfSubject::year));
    }

    /**
     * The years on whose filing a repair hangs (A26.3), of the institution itself or of who has taken it over: the record's own,
     * and those whose present result has come as far as any that it weighs on.
     */
    public List<YearOfSubject> hangingOn(Collection<YearOfSubject> years) {
        RepairStage reached = stage(years);
        return years.stream()
                .filter(this::isOn)
                .filter(each -> each.year() == year.value() || each.isPresent(reached))
                .toList();
    }

    /** How its effect is to be ended: what a public result rests on is repaired as after publication (I-22). */
    public RepairStage stage(Collection<YearOfSubject> years) {
        return furthest(years).map(YearOfSubject::stage).orElse(RepairStage.BEFORE_NOTICE);
    }
}
