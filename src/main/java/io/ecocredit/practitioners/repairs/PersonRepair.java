package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.repair.Merit;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.repairs.shell.HeldRepair;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A dishonest individual's application for repair, as it is kept (A28).
 *
 * @param ofReadersLeague departments whose records were made in the division of the league that reads
 * @param letter number of the confirmation of repair, null unless it was granted
 */
record PersonRepair(
        UUID id,
        Rating rating,
        Application application,
        State state,
        long version,
        List<Recognition> recognitions,
        @Nullable LocalDate decidedOn,
        @Nullable String reason,
        @Nullable Long letter,
        List<String> ofReadersLeague)
        implements HeldRepair {

    /**
     * What the application is about.
     *
     * @param ratedOn day on which the region told the result
     * @param records that counted when it was applied for
     * @param departments that produced them
     */
    record Rating(
            UUID caseId,
            String practitioner,
            int year,
            String leadLeague,
            LocalDate ratedOn,
            List<String> records,
            List<String> departments) {}

    /** What was applied for, and when (Asia/Shanghai). */
    record Application(Merit merit, String words, List<UUID> evidence, LocalDate on) {}

    /** How far it has come. */
    enum State {
        APPLIED("待决定"),
        REPAIRED("已修复"),
        REFUSED("不予修复");

        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What a department that produced a record says of the merit (A29). */
    record Recognition(
            String authority, boolean recognised, LocalDate on, String documentNo, String words, List<UUID> evidence) {}

    @Override
    public int yearNumber() {
        return rating.year();
    }

    @Override
    public Optional<LocalDate> awaitsDecisionSince() {
        return isOpen() ? Optional.of(application.on()) : Optional.empty();
    }

    String practitioner() {
        return rating.practitioner();
    }

    boolean isOpen() {
        return state == State.APPLIED;
    }

    /** Whether somebody works for the league that sent the letter, and decides. */
    boolean isLedBy(Actor actor) {
        return rating.leadLeague().equals(actor.league());
    }

    /** Departments that recognise the merit. */
    Set<String> recognisedBy() {
        return recognitions.stream()
                .filter(Recognition::recognised)
                .map(Recognition::authority)
                .collect(Collectors.toSet());
    }

    /** Whether what a department says is still to be entered, by the league that reads (A15.5). */
    boolean awaits(String department) {
        return isOpen()
                && ofReadersLeague.stream().anyMatch(own -> SameText.same(own, department))
                && recognitionBy(department).isEmpty();
    }

    Optional<Recognition> recognitionBy(String authority) {
        return recognitions.stream()
                .filter(each -> SameText.same(each.authority(), authority))
                .findFirst();
    }
}
