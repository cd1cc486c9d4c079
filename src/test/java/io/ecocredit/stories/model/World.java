package io.ecocredit.stories.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One episode: the register that it began with empty, the day, everybody in it, and the judge of whatever is tried. */
final class World {

    static final int YEAR = 2024;
    static final String LEAGUE = LineYear.LEAGUE;
    static final String NEIGHBOUR = LineYear.NEIGHBOUR;
    static final List<String> LEAGUES = List.of(LEAGUE, NEIGHBOUR);

    /** What comes by a file is followed a moment later. */
    static final Duration A_MOMENT = Duration.ofMinutes(2);

    private static final int FILING_DAYS = 20;
    private static final int ANSWER_DAYS = 5;

    final Api api = new Api();
    final Workdays workdays = new Workdays();
    final Tally tally;
    final Random random;
    final int episode;
    final List<Dossier> dossiers = new ArrayList<>();
    final Map<LineYear, List<Dossier.Batch>> batches = new HashMap<>();
    boolean announced;
    LocalDate today;

    World(Tally tally, Random random, int episode, LocalDate today) {
        this.tally = tally;
        this.random = random;
        this.episode = episode;
        this.today = today;
        for (LineYear line : LineYear.values()) {
            batches.put(line, new ArrayList<>());
        }
    }

    /**
     * Something that somebody tries.
     *
     * @param refused why the measure does not let them, as things stand; null when it does
     * @param done what is so once it was done
     * @param concerned whose cases it may move
     */
    record Attempt(
            String name,
            Seat who,
            Supplier<@Nullable String> refused,
            Ask ask,
            Consumer<Reply> done,
            List<Dossier> concerned) {

        @Override
        public String toString() {
            return name + " by " + who;
        }
    }

    void moveTo(LocalDate day) {
        TestTime.moveTo(day.toString());
        today = day;
    }

    List<Dossier> of(LineYear line) {
        return dossiers.stream().filter(each -> each.line == line).toList();
    }

    /** The cases of a line, in a league or in all. */
    List<Dossier> cases(LineYear line, @Nullable String league) {
        return of(line).stream()
                .filter(Dossier::isListed)
                .filter(each -> league == null || each.league.equals(league))
                .toList();
    }

    /** Somebody who belongs on the list of a league that the service was not told to make again. */
    boolean isAnybodyUndrawn(LineYear line, String league) {
        return of(line).stream().anyMatch(each -> each.league.equals(league) && each.isUndrawn());
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    Seat officer(String league) {
        return Seat.officer(league, oneIn(2) ? "one" : "two");
    }

    LocalDate filingDue(LocalDate arrival) {
        return workdays.after(arrival, FILING_DAYS);
    }

    LocalDate answerDue(LocalDate arrival) {
        return workdays.after(arrival, ANSWER_DAYS);
    }

    Weight weight(Dossier of) {
        return of.weight(YEAR, today);
    }

    private Set<String> ground(Dossier of) {
        return of.ground(YEAR, today);
    }

    /** Tries something, and judges what the service made of it. */
    boolean take(Attempt attempt) {
        String why = attempt.refused().get();
        Reply reply = api.send(attempt.who(), attempt.ask());
        note(attempt, reply);
        require(reply.status() < 500, attempt, "the service fails: " + reply);
        attempt.concerned().forEach(this::catchUp);
        String meanwhile = attempt.refused().get();
        if (reply.isDone()) {
            require(why == null || meanwhile == null, attempt, "done, and may not be: " + why);
            attempt.done().accept(reply);
            tally.done(attempt.name());
            return true;
        }
        require(why != null || meanwhile != null, attempt, "refused, and may be done: " + reply);
        requireExplained(attempt, reply);
        tally.refused(attempt.name(), reply);
        if (attempt.concerned().size() == 1) {
            requireUnmoved(attempt.concerned().getFirst(), attempt);
        }
        return false;
    }

    private void note(Attempt attempt, Reply reply) {
        boolean alone = attempt.concerned().size() == 1;
        attempt.concerned().stream()
                .filter(each -> alone || reply.isDone())
                .forEach(each -> each.note(today + " " + attempt + ": " + reply.status() + " " + reply.code()));
    }

    /** A refusal names its code, and the law its clause. */
    private static void requireExplained(Attempt attempt, Reply reply) {
        if (reply.status() == 200) {
            return;
        }
        require(reply.status() >= 400, attempt, "no refusal: " + reply);
        require(!reply.code().isEmpty(), attempt, "no code: " + reply);
        require(reply.status() != 409 || isLawful(reply.json()), attempt, "no clause: " + reply);
    }

    /** Whether a refusal cites the law: itself, or with each of the several faults that it names. */
    private static boolean isLawful(JsonNode refusal) {
        JsonNode faults = refusal.path("errors");
        boolean each = !faults.isEmpty();
        for (JsonNode fault : faults) {
            each &= !fault.path("clause").asText().isEmpty();
        }
        return each || !refusal.path("clause").asText().isEmpty();
    }

    private static void require(boolean holds, Attempt attempt, String otherwise) {
        if (!holds) {
            throw new AssertionError(attempt + ": " + otherwise + "\n"
                    + String.join(
                            "\n",
                            attempt.concerned().stream().map(Dossier::story).toList()));
        }
    }

    void require(boolean holds, Dossier of, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise + "\n" + of.story());
        }
    }

    /** Whatever was refused leaves a case as it was; only what the service does by itself may have come between. */
    private void requireUnmoved(Dossier of, Attempt attempt) {
        if (of.isListed()) {
            JsonNode seen = seen(of);
            if (seen.path("version").asLong() != of.version) {
                catchUp(of);
            }
            require(seen.path("version").asLong() <= of.version, of, "moved although refused: " + attempt + " " + seen);
        }
    }

    JsonNode seen(Dossier of) {
        Reply reply = api.send(Seat.region("one"), Ask.get(of.line.at(of.id, "")));
        require(reply.status() == 200, of, "not seen: " + reply);
        return reply.json();
    }

    JsonNode history(Dossier of) {
        return api.send(Seat.region("one"), Ask.get(of.line.at(of.id, "/history")))
                .json();
    }

    /** What was determined rests on the facts of now, a moment after they have changed (I-31). */
    void settle() {
        for (Dossier each : dossiers) {
            Instant end = Instant.now().plus(A_MOMENT);
            while (restsOnOtherFacts(each)) {
                require(Instant.now().isBefore(end), each, "what is determined is not what its records make");
                pause();
                catchUp(each);
            }
        }
    }

    private boolean restsOnOtherFacts(Dossier of) {
        return (Table.DETERMINED.contains(of.step) || of.isTold())
                && !weight(of).equals(of.determined);
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Follows what the service has done with a case unasked, each of which must have its cause. */
    void catchUp(Dossier of) {
        if (!of.isListed() || !of.isUnsettled(today)) {
            return;
        }
        for (JsonNode entry : history(of)) {
            if (entry.path("version").asLong() <= of.version) {
                continue;
            }
            String action = entry.path("action").asText();
            if (!Table.UNASKED.contains(action)) {
                return;
            }
            follow(of, action, entry);
        }
    }

    private void follow(Dossier of, String action, JsonNode entry) {
        require(of.isUnsettled(today), of, "without a cause: " + entry);
        require(action.equals("silence") == of.step.equals("PROPOSED"), of, "not of this step: " + entry);
        if (action.equals("silence") || of.isTold()) {
            of.mustHaveLetter(action);
        }
        moved(of, action, entry.path("to").asText());
        tally.done(action);
    }

    /** Takes a step of a case in the model, which must be one of the measure. */
    void moved(Dossier of, String action, String to) {
        require(
                Table.has(of.line, of.step, action, to),
                of,
                "no way leads by " + action + " from " + of.step + " to " + to);
        of.step = to;
        of.version++;
        of.note(today + "   -> " + action + ", " + to);
    }

    /** The same when the answer shows the case after it. */
    void moved(Dossier of, String action, String to, JsonNode shown) {
        moved(of, action, to);
        require(
                shown.path("step").asText().equals(to) && shown.path("version").asLong() == of.version,
                of,
                "stands elsewhere: " + shown);
    }

    /** A result that a case shows must be what its records make, and is what its subject was told by it. */
    void told(Dossier of, JsonNode result) {
        Weight expected = weight(of);
        require(Weight.shown(of.line, result).equals(expected), of, "told " + result + " and not " + expected);
        of.told = expected;
        of.toldOf = ground(of);
        of.touched = false;
    }

    void determined(Dossier of, JsonNode result) {
        told(of, result, weight(of));
        of.determined = weight(of);
        of.determinedOn = ground(of);
        of.touched = false;
        of.sampled = false;
    }

    private void told(Dossier of, JsonNode result, Weight expected) {
        require(Weight.shown(of.line, result).equals(expected), of, "decided " + result + " and not " + expected);
    }

    /** Whether its result is worse than it was told, or rests on something that it was not told of. */
    boolean isUntold(Dossier of) {
        return of.told != null && (weight(of).isWorseThan(of.told) || !of.toldOf.containsAll(ground(of)));
    }
}
