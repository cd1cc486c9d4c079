package io.ecocredit.regulation.record;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record with what has since happened to it.
 *
 * @param fact as last amended
 * @param rectifiedOn the day on which its rectification was confirmed (A22); on that day it no longer counts
 * @param events what was decided of it, the first first
 */
public record RecordFile(
        CreditRecord fact,
        @Nullable Warning warning,
        @Nullable LocalDate rectifiedOn,
        List<RecordEvent> events) {

    public RecordFile {
        events = List.copyOf(events);
    }

    /** A record of which nothing was decided since. */
    public RecordFile(CreditRecord fact, @Nullable Warning warning, @Nullable LocalDate rectifiedOn) {
        this(fact, warning, rectifiedOn, List.of());
    }

    /** The same as it weighs on who has taken over its subject (I-3). */
    public RecordFile takenOver(Inheritance from) {
        return new RecordFile(fact.takenOver(from), warning, rectifiedOn, events);
    }

    public RecordStanding standing() {
        return RecordStanding.of(events);
    }
}
