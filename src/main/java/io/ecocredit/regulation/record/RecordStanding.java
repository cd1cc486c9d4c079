package io.ecocredit.regulation.record;

import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a record stands after all that was decided of it: whether it counts at all, and when it was suspended. To reinstate a
 * record undoes what struck it out and nothing else.
 *
 * @param quashedOn the day of the last decision that quashed it; null where none did
 */
@Cites(
        provisions = {Provision.A13_ITEM_1, Provision.A15_ITEM_1},
        settles = Interpretation.I_25)
public record RecordStanding(
        State state, List<Pause> pauses, @Nullable LocalDate quashedOn) {

    /** Whether a record counts. */
    public enum State {
        VALID("有效"),
        SUSPENDED("停止执行"),
        WITHDRAWN("已撤回"),
        QUASHED("已被撤销");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A time during which a record was suspended and did not count.
     *
     * @param until the first day after it; null while it lasts
     */
    public record Pause(LocalDate from, @Nullable LocalDate until) {
        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    public RecordStanding {
        pauses = List.copyOf(pauses);
    }

    /** @param events the first first */
    public static RecordStanding of(List<RecordEvent> events) {
        State struckOut = null;
        LocalDate suspendedOn = null;
        LocalDate quashedOn = null;
        List<Pause> pauses = new ArrayList<>();
        for (RecordEvent event : events) {
            switch (event.kind()) {
                case AMENDED -> {}
                case WITHDRAWN -> struckOut = State.WITHDRAWN;
                case QUASHED -> {
                    struckOut = State.QUASHED;
                    quashedOn = event.on();
                }
                case REINSTATED -> struckOut = null;
                case SUSPENDED -> suspendedOn = event.on();
                case UPHELD -> {
                    if (suspendedOn != null) {
                        pauses.add(new Pause(suspendedOn, event.on()));
                        suspendedOn = null;
                    }
                }
            }
        }
        if (suspendedOn != null) {
            pauses.add(new Pause(suspendedOn, null));
        }
        State otherwise = suspendedOn == null ? State.VALID : State.SUSPENDED;
        return new RecordStanding(struckOut == null ? otherwise : struckOut, pauses, quashedOn);
    }

    /** Whether it is as if the record had never been (I-25). */
    public boolean isStruckOut() {
        return state == State.WITHDRAWN || state == State.QUASHED;
    }

    public boolean isSuspendedOn(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.covers(day));
    }

    /**
     * Whether a decision of this kind is not the record's own authority's to make: what a review or a court decides, and to
     * reinstate what one of them quashed, since a bureau does not undo a judgment (A13.1).
     */
    public boolean isForReview(Kind kind) {
        return kind.isByReview() || (kind == Kind.REINSTATED && state == State.QUASHED);
    }

    /**
     * Why something cannot be decided of the record, or empty when it can.
     *
     * @param producedOn the day of the record, before which nothing can be decided of it; a day to come, which nothing enters any
     *     more, keeps nobody from correcting it today
     * @param today in Asia/Shanghai; what has not happened yet is not entered
     */
    public Optional<Refusal> refusal(RecordEvent event, LocalDate producedOn, LocalDate today) {
        Kind kind = event.kind();
        boolean possible = switch (kind) {
            case REINSTATED -> isStruckOut();
            case SUSPENDED -> state == State.VALID;
            case AMENDED, WITHDRAWN, QUASHED, UPHELD -> !isStruckOut();
        };
        if (!possible) {
            return Optional.of(
                    Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息现为“" + state.label() + "”，不能“" + kind.label() + "”")
                            .under(kind.clause()));
        }
        if (event.on().isAfter(today)) {
            return Optional.of(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "决定日不能晚于今日" + today)
                    .under(kind.clause())
                    .at("on", event.on().toString()));
        }
        LocalDate earliest = earliest(kind, producedOn.isAfter(today) ? today : producedOn);
        return event.on().isBefore(earliest)
                ? Optional.of(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "决定日不能早于" + earliest)
                        .under(kind.clause())
                        .at("on", event.on().toString()))
                : Optional.empty();
    }

    private LocalDate earliest(Kind kind, LocalDate producedOn) {
        if (quashedOn != null && isForReview(kind) && state == State.QUASHED) {
            return quashedOn;
        }
        if (pauses.isEmpty() || kind == Kind.QUASHED) {
            return producedOn;
        }
        Pause last = pauses.getLast();
        LocalDate ended = last.until();
        return ended == null ? last.from() : ended;
    }
}
