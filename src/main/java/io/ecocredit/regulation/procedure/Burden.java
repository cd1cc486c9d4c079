package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How heavily a finding weighs on its subject: what is decided may not weigh more than what was told (I-31).
 *
 * @param grade the higher, the worse
 * @param direct rated directly, which no later year ends (A18)
 * @param score the lower, the worse; of a practitioner always the same
 */
@Cites(settles = Interpretation.I_31)
public record Burden(int grade, boolean direct, BigDecimal score) {

    public Burden {
        score = score.stripTrailingZeros();
    }

    public static Burden of(Grade grade, @Nullable RatedBy ratedBy, BigDecimal score) {
        return new Burden(grade.ordinal(), ratedBy == RatedBy.DIRECT, score);
    }

    /** Of a practitioner, who has one grade or none (A17). */
    public static Burden of(boolean dishonest) {
        return new Burden(dishonest ? 1 : 0, false, BigDecimal.ZERO);
    }

    /** Whether this is worse than what was told, in anything. */
    public boolean isHeavierThan(Burden told) {
        return grade > told.grade || (direct && !told.direct) || score.compareTo(told.score) < 0;
    }
}
