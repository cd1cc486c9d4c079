package io.ecocredit.stories.model;

import io.ecocredit.procedure.LineYear;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One subject of an episode: what the model knows of its records, its case, and of what it was told. */
final class Dossier {

    private static final int REMEMBERED = 30;

    final LineYear line;
    final String key;
    final String league;
    final List<Fact> facts = new ArrayList<>();

    /** What it has done and what was done to it, the latest last, for whoever has to understand a failure. */
    private final Deque<String> log = new ArrayDeque<>();

    /** How often each kind of letter must have come. */
    final Map<String, Integer> letters = new HashMap<>();

    /** Whom it has absorbed, and since when. */
    final Map<Dossier, LocalDate> absorbed = new HashMap<>();

    /** Officers who had a part in whom it was absorbed by. */
    final Set<String> arrangedBy = new HashSet<>();

    /** Leagues that its file is open to: its own, and for good those of whoever has ever absorbed it. */
    final Set<String> openTo = new HashSet<>();

    @Nullable
    Dossier heir;

    /** Who has asked to undo its succession, while nobody has decided it. */
    @Nullable
    Seat askedBy;

    boolean excluded;

    /** Changes by which something public of it may have become another, since it was published. */
    int causes;

    /** Number of the case; null while it is on no list. */
    @Nullable
    String id;

    String step = "LISTED";
    long version = 1;
    String proposedBy = "";
    boolean draftComplete;
    long draftVersion;

    @Nullable
    LocalDate filingDue;

    /** When it was taken off the list; null while it was not, or has been notified since. */
    @Nullable
    LocalDate removedOn;

    /** Notices to file that went out by post before any had arrived, and of which no receipt was recorded. */
    int onTheirWay;

    @Nullable
    LocalDate filedOn;

    @Nullable
    LocalDate answerDue;

    @Nullable
    Weight told;

    /** What it was told that this rests on. */
    Set<String> toldOf = Set.of();

    @Nullable
    Weight determined;

    Set<String> determinedOn = Set.of();

    /** A fact of it has come since the result was determined. */
    boolean touched;

    boolean upheld;

    @Nullable
    String notice;

    @Nullable
    LocalDate noticeOpened;

    @Nullable
    LocalDate noticeCloses;

    boolean leftNotice;

    /** Comments on it that nobody has answered. */
    final Set<String> comments = new HashSet<>();

    @Nullable
    Batch batch;

    boolean sampled;

    /** Who of the region found it right last. */
    @Nullable
    String acceptedBy;

    /** What a league has submitted at a time. */
    static final class Batch {
        final String league;
        final int number;

        @Nullable
        String drawnBy;

        Batch(String league, int number) {
            this.league = league;
            this.number = number;
        }
    }

    Dossier(LineYear line, String key, String league) {
        this.line = line;
        this.key = key;
        this.league = league;
        openTo.add(league);
    }

    boolean isListed() {
        return id != null;
    }

    boolean isKnown() {
        return Table.KNOWN.contains(step);
    }

    boolean isReady() {
        return Table.SUBMITTED.contains(step) && !excluded;
    }

    /** Its result was made known once, whatever became of it. */
    boolean wasKnown;

    /** Its result was told and is not published: what it rests on may yet give it back. */
    boolean isTold() {
        return line == LineYear.PRACTITIONERS && isKnown();
    }

    /** Whose result has come furthest of those that its records weigh on: its own, or that of who has absorbed it. */
    Dossier furthest() {
        return heir != null && heir.stage() > stage() ? heir : this;
    }

    /** On whose filing a repair of a fact hangs: all for the fact's own year, otherwise those whose result has come furthest. */
    Stream<Dossier> hangingOn(Fact fact) {
        int furthest = furthest().stage();
        return (heir == null ? Stream.of(this) : Stream.of(this, heir))
                .filter(each -> each.stage() == furthest || fact.produced.getYear() == World.YEAR);
    }

    private int stage() {
        return isKnown() ? 2 : notice == null ? 0 : 1;
    }

    /** The service may do something about it by itself, a moment after it could. */
    boolean isUnsettled(LocalDate today) {
        return (step.equals("PROPOSED") && answerDue != null && today.isAfter(answerDue))
                || (touched && (Table.DETERMINED.contains(step) || isTold()));
    }

    /** What its result of a year is on a day, reckoned from nothing but its records. */
    Weight weight(int year, LocalDate day) {
        if (line == LineYear.PRACTITIONERS) {
            long departments = facts.stream()
                    .filter(fact -> fact.counts(day) && fact.produced.getYear() == year)
                    .map(fact -> fact.authority)
                    .distinct()
                    .count();
            return Weight.of(departments >= 2);
        }
        List<Fact> counting = counting(year, day);
        int points = counting.stream()
                .filter(fact -> !fact.direct)
                .mapToInt(fact -> fact.points)
                .sum();
        return Weight.of(100 - points, counting.stream().anyMatch(fact -> fact.direct));
    }

    private List<Fact> counting(int year, LocalDate day) {
        List<Fact> counting = new ArrayList<>(facts);
        absorbed.forEach((former, since) -> {
            if (!since.isAfter(day)) {
                counting.addAll(former.facts);
            }
        });
        counting.removeIf(fact -> !fact.counts(day) || !fact.bears(year));
        return counting;
    }

    /** The facts by which its result of a year is what it is on a day: what was taken over weighs from the day of that. */
    Set<String> ground(int year, LocalDate day) {
        if (line == LineYear.PRACTITIONERS) {
            return weight(year, day).grade() == 0
                    ? Set.of()
                    : facts.stream()
                            .filter(fact -> fact.counts(day) && fact.produced.getYear() == year)
                            .map(fact -> fact.number)
                            .collect(Collectors.toSet());
        }
        Map<String, LocalDate> since = new HashMap<>();
        absorbed.forEach((former, from) -> since.put(former.key, from));
        return counting(year, day).stream()
                .map(fact -> fact.number + " " + later(fact.produced, since.getOrDefault(fact.subject, fact.produced)))
                .collect(Collectors.toSet());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Engaged in the year, as all are that were not listed late; practitioners never are. */
    boolean engaged;

    /** What keeps it on the year's list: its engagement, or a record of the year that stands; nothing once its heir is on it. */
    boolean isKept() {
        return !isStoodFor()
                && Stream.concat(Stream.of(this), absorbed.keySet().stream())
                        .anyMatch(
                                each -> each.engaged || each.facts.stream().anyMatch(fact -> fact.stands(World.YEAR)));
    }

    /** Its heir carries all of it, being on the list and inside the evaluation. */
    private boolean isStoodFor() {
        return heir != null && heir.isListed() && !heir.step.equals("REMOVED") && !heir.excluded;
    }

    /** An officer brought it about that nothing keeps it: such a one does not take it off the list. */
    boolean isUnkeptBy(String officer) {
        return isStoodFor()
                ? arrangedBy.contains(officer)
                : Stream.concat(Stream.of(this), absorbed.keySet().stream())
                        .flatMap(each -> each.facts.stream())
                        .anyMatch(fact -> fact.produced.getYear() == World.YEAR && fact.struckBy.contains(officer));
    }

    /** Taken off the list, where it belongs by now. */
    boolean isMissed() {
        return step.equals("REMOVED") && isKept();
    }

    /** Never put on the list, where a record of the year belongs that stands; an institution's is its engagement, and drawn. */
    boolean isUndrawn() {
        return line == LineYear.PRACTITIONERS && !isListed() && !excluded && isKept();
    }

    /** All facts of whoever has taken over whom: conduct that went on under another name happened again (I-3, I-22). */
    Stream<Fact> factsOfSuccession() {
        Dossier last = this;
        while (last.heir != null) {
            last = last.heir;
        }
        return last.factsTakenOver();
    }

    private Stream<Fact> factsTakenOver() {
        return Stream.concat(facts.stream(), absorbed.keySet().stream().flatMap(Dossier::factsTakenOver));
    }

    /** A fact of it, or of whom it absorbed, is another now. */
    void touch() {
        touched = true;
        causes++;
        if (heir != null) {
            heir.touch();
        }
    }

    void mustHaveLetter(String kind) {
        letters.merge(kind, 1, Integer::sum);
    }

    void note(String what) {
        log.addLast(what);
        if (log.size() > REMEMBERED) {
            log.removeFirst();
        }
    }

    String story() {
        return "%s at %s, version %d, told %s, determined %s\n  %s"
                .formatted(key, step, version, told, determined, String.join("\n  ", log));
    }

    @Override
    public String toString() {
        return key;
    }
}
