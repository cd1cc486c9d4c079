package io.ecocredit.stories.model;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record as everybody knows it who was told of it, and what became of it. */
final class Fact {

    final String number;
    final String subject;
    final String league;
    final String indicator;
    final int points;
    final boolean direct;
    final LocalDate produced;
    final String authority;

    /** Day from which it counts no longer, since it was put right; null while it was not. */
    @Nullable
    LocalDate ended;

    boolean struck;

    /** Who has ever struck it out. */
    final Set<String> struckBy = new HashSet<>();

    /** Whether a court struck it out, and so only a later decision of one undoes that. */
    boolean quashed;

    long version = 1;

    /** The address of the application that is open for it. */
    @Nullable
    String repair;

    boolean committed;

    /** Who confirmed for the producer what is open. */
    @Nullable
    String confirmedBy;

    Fact(
            String number,
            String subject,
            String league,
            String indicator,
            int points,
            boolean direct,
            LocalDate produced,
            String authority) {
        this.number = number;
        this.subject = subject;
        this.league = league;
        this.indicator = indicator;
        this.points = points;
        this.direct = direct;
        this.produced = produced;
        this.authority = authority;
    }

    boolean counts(LocalDate day) {
        return !struck && !produced.isAfter(day) && (ended == null || day.isBefore(ended));
    }

    /** Whether it keeps its subject on the list of a year. */
    boolean stands(int year) {
        return !struck && produced.getYear() == year;
    }

    /** Whether it weighs on the result of a year: its points on its own and later ones, a direct rating on any. */
    boolean bears(int year) {
        return direct || produced.getYear() <= year;
    }

    boolean canBeRepaired() {
        return !struck && ended == null;
    }
}
