package io.ecocredit.stories.model;

import io.ecocredit.stories.model.World.Attempt;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens next in an episode: anything by anybody, or nothing but a few days. */
final class Chance {

    private static final LocalDate LAST = LocalDate.of(2025, 11, 1);
    private static final int LONGEST_PAUSE = 6;
    private static final int TRIES = 3;

    private final World world;
    private final Filings filings;
    private final Steps steps;
    private final Lists lists;
    private final Facts facts;
    private final Turns turns;

    Chance(World world) {
        this.world = world;
        this.filings = new Filings(world);
        this.steps = new Steps(world, filings);
        this.lists = new Lists(world);
        this.facts = new Facts(world);
        this.turns = new Turns(world, steps, new Mending(world, steps, filings));
    }

    Founding founding() {
        return new Founding(world, lists);
    }

    Ending ending() {
        return new Ending(world, steps, filings, lists, turns);
    }

    /** Takes one step, which three times of four may be taken. */
    void step() {
        int choice = world.random.nextInt(100);
        if (choice < 2) {
            pass();
            return;
        }
        Attempt attempt = any(choice);
        for (int tries = 1; tries < TRIES && choice % 4 != 0 && isRefused(attempt); tries++) {
            attempt = any(choice);
        }
        if (attempt != null) {
            world.take(attempt);
        }
    }

    private static boolean isRefused(@Nullable Attempt attempt) {
        return attempt != null && attempt.refused().get() != null;
    }

    private void pass() {
        world.settle();
        LocalDate next = world.today.plusDays(1 + world.random.nextInt(LONGEST_PAUSE));
        if (next.isBefore(LAST)) {
            world.moveTo(next);
        }
    }

    private @Nullable Attempt any(int choice) {
        if (choice < 34) {
            Attempt next = steps.possible();
            return next == null ? turns.any() : next;
        }
        if (choice < 50) {
            return steps.anything();
        }
        if (choice < 64) {
            return lists.any(steps);
        }
        return choice < 80 ? facts.any(steps) : turns.any();
    }
}
