package io.ecocredit.stories.model;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.World.Attempt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** How an episode ends: all parties do what the measure has them do, and each league can be published. */
final class Ending {

    private static final int ROUNDS = 40;
    private static final String THIRD = "three";

    private final World world;
    private final Steps steps;
    private final Filings filings;
    private final Lists lists;
    private final Turns turns;

    Ending(World world, Steps steps, Filings filings, Lists lists, Turns turns) {
        this.world = world;
        this.steps = steps;
        this.filings = filings;
        this.lists = lists;
        this.turns = turns;
    }

    void reach() {
        world.settle();
        world.dossiers.stream()
                .filter(each -> each.excluded)
                .forEach(each -> must(turns.comeBack(each, Seat.officer(each.league, "one"))));
        if (!world.announced) {
            must(lists.announcement(Seat.region("one")));
        }
        for (int round = 0; round < ROUNDS && !isReached(); round++) {
            boolean moved = false;
            for (Dossier each : List.copyOf(world.dossiers)) {
                moved |= one(each);
            }
            for (LineYear line : LineYear.values()) {
                moved |= together(line);
            }
            if (!moved) {
                world.moveTo(next());
            }
        }
        world.dossiers.stream()
                .filter(each -> each.step.equals("CONCLUDED"))
                .filter(each -> Objects.requireNonNull(each.determined).grade() == 2)
                .forEach(each -> must(steps.whole(each, "letter", Seat.officer(each.league, "one"))));
    }

    private boolean isReached() {
        return world.dossiers.stream().allMatch(Ending::isReached);
    }

    private static boolean isReached(Dossier each) {
        return each.isListed()
                ? each.isKnown() || (each.step.equals("REMOVED") && !each.isMissed())
                : !each.isUndrawn();
    }

    private void must(Attempt attempt) {
        world.require(
                world.take(attempt),
                attempt.concerned().isEmpty()
                        ? world.dossiers.getFirst()
                        : attempt.concerned().getFirst(),
                "cannot go on: " + attempt);
    }

    /** The day after the last of the days that somebody waits for. */
    private LocalDate next() {
        return world.dossiers.stream()
                .flatMap(each -> Stream.of(each.noticeCloses, each.answerDue, each.filingDue))
                .filter(day -> day != null && !day.isBefore(world.today))
                .min(Comparator.naturalOrder())
                .orElse(world.today)
                .plusDays(1);
    }

    /** Does what is next about one case, where anybody can; answers whether. */
    private boolean one(Dossier each) {
        if (!each.isListed()) {
            return each.isUndrawn() && world.take(lists.listing(each, Seat.officer(each.league, "one")));
        }
        world.catchUp(each);
        Seat one = Seat.officer(each.league, "one");
        Seat other = each.proposedBy.equals(one.name()) ? Seat.officer(each.league, "two") : one;
        Seat self = Seat.subject(each.line, each.key);
        switch (each.step) {
            case "REMOVED" -> {
                return each.isMissed() && world.take(steps.whole(each, "reinstatement", one));
            }
            case "LISTED" -> must(steps.whole(each, "notification", one));
            case "NOTIFIED" -> {
                if (!each.draftComplete) {
                    must(filings.draft(each, self, true));
                }
                must(steps.whole(each, "filing", self));
            }
            case "FILED", "OBJECTION_DECIDED" -> must(steps.whole(each, "proposal", one));
            case "PROPOSED" -> {
                Attempt confirmation = steps.whole(each, "confirmation", self);
                world.require(
                        world.take(confirmation) || !each.step.equals("PROPOSED"),
                        each,
                        "neither confirmed nor taken for silent: " + confirmation);
            }
            case "OBJECTED" -> must(steps.whole(each, "decision", other));
            case "RETURNED" -> must(steps.whole(each, "review", other));
            case "CONFIRMED" -> {
                return each.line == LineYear.PRACTITIONERS && world.take(steps.whole(each, "review", other));
            }
            case "ON_NOTICE" -> {
                return noticed(each, one, other);
            }
            case "SUBMITTED" -> {
                return each.sampled && world.take(steps.whole(each, "acceptance", Seat.region("one")));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean noticed(Dossier each, Seat one, Seat other) {
        if (each.leftNotice) {
            return false;
        }
        while (!each.comments.isEmpty()) {
            must(turns.answer(each, one));
        }
        boolean over = world.today.isAfter(Objects.requireNonNull(each.noticeCloses));
        if (over) {
            must(steps.whole(each, "review", other));
        }
        return over;
    }

    /** Whatever can be done about lists now, in the order of the measure. */
    private boolean together(LineYear line) {
        List<Attempt> attempts = new ArrayList<>();
        for (String league : World.LEAGUES) {
            if (line == LineYear.INSTITUTIONS) {
                attempts.add(lists.notice(Seat.officer(league, "one")));
            }
            attempts.add(lists.submission(line, Seat.officer(league, "one")));
            attempts.add(lists.draw(line, Seat.region("one"), league));
            attempts.add(lists.known(line, Seat.region(THIRD), Set.of(league)));
        }
        boolean moved = false;
        for (Attempt each : attempts) {
            moved |= each.refused().get() == null && world.take(each);
        }
        return moved;
    }
}
