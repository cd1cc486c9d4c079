package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the entrusting unit (委托单位) itself suffered for the matter, which the institution shares (同委托单位, I-11). */
@Cites(settles = Interpretation.I_11)
public sealed interface ClientOutcome {

    /** @param points deducted from the client's score; may carry a fraction (I-9) */
    record PointsLost(BigDecimal points) implements ClientOutcome {}

    /** The client was rated 不良 directly. */
    record RatedBad() implements ClientOutcome {}

    /**
     * As it is written in a file.
     *
     * @param outcome {@code BAD} or {@code POINTS}; null where nothing is said of the client
     * @return null where nothing is known of the client
     */
    static @Nullable ClientOutcome of(@Nullable String outcome, @Nullable BigDecimal points) {
        if ("BAD".equals(outcome)) {
            return new RatedBad();
        }
        return points == null ? null : new PointsLost(points);
    }
}
