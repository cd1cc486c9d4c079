package io.ecocredit.stories.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What holds of an episode, as everybody sees it from outside: the public, takers of the feed, and each subject. */
final class Outside {

    private static final Set<String> OF_WHAT_IS_PUBLIC = Set.of("publication", "revision");

    private final World world;

    Outside(World world) {
        this.world = world;
    }

    void mustHold() {
        for (LineYear line : LineYear.values()) {
            world.cases(line, null)
                    .forEach(each -> world.require(
                            each.isKnown() || (each.step.equals("REMOVED") && !each.isMissed()),
                            each,
                            "its league is not published with it"));
        }
        world.of(LineYear.INSTITUTIONS).forEach(this::publicMustBeRight);
        int changes = 0;
        for (Dossier each : world.dossiers) {
            Map<String, Integer> letters = letters(each);
            each.letters.forEach((kind, count) -> world.require(
                    letters.getOrDefault(kind, 0) >= count,
                    each,
                    "%d letters of %s, and not %d: %s".formatted(letters.getOrDefault(kind, 0), kind, count, letters)));
            if (each.line == LineYear.INSTITUTIONS) {
                changes += changes(each, letters);
            }
        }
        feedMustTell(changes);
    }

    /** The public reads what the records of today make, no better where a direct rating is in force, and nothing else. */
    void publicMustBeRight(Dossier of) {
        Instant end = Instant.now().plus(World.A_MOMENT);
        Optional<String> wrong = wrong(of);
        while (wrong.isPresent() && Instant.now().isBefore(end)) {
            World.pause();
            wrong = wrong(of);
        }
        world.require(wrong.isEmpty(), of, wrong.orElse(""));
    }

    private Optional<String> wrong(Dossier of) {
        Reply reply = world.api.send(Seat.anybody(), Ask.get("/api/v1/grades/" + of.key));
        if (!isPublic(of)) {
            int expected = of.heir != null && isPublic(of.heir) ? 308 : 404;
            return reply.status() == expected
                    ? Optional.empty()
                    : Optional.of("the public should read " + expected + " and reads " + reply.body());
        }
        JsonNode current = reply.json().path("current");
        if (reply.status() != 200 || current.path("year").asInt() != World.YEAR) {
            return Optional.of("not public: " + reply);
        }
        Weight shown = Weight.shown(of.line, current);
        Weight expected = world.weight(of);
        if (expected.direct() && shown.grade() == 0) {
            return Optional.of("NORMAL while a direct rating is in force: " + current);
        }
        return shown.equals(expected)
                ? Optional.empty()
                : Optional.of("the public reads " + shown + " and not " + expected);
    }

    private static boolean isPublic(Dossier of) {
        return of.isKnown() && !of.excluded;
    }

    /** How many letters of each kind a subject has. */
    private Map<String, Integer> letters(Dossier of) {
        String path = of.line == LineYear.INSTITUTIONS ? "/api/v1/inbox" : "/api/v1/practitioner-notices";
        Map<String, Integer> letters = new HashMap<>();
        String cursor = "";
        do {
            Reply page = world.api.send(Seat.subject(of.line, of.key), Ask.get(path + "?limit=500" + cursor));
            world.require(page.status() == 200, of, "no inbox: " + page);
            page.json()
                    .path("items")
                    .forEach(each -> letters.merge(each.path("kind").asText(), 1, Integer::sum));
            cursor = page.json().path("next").isTextual()
                    ? "&cursor=" + page.json().path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return letters;
    }

    /** How often what is public of an institution has changed: once by its publication, then never without an act. */
    private int changes(Dossier of, Map<String, Integer> letters) {
        int changes = OF_WHAT_IS_PUBLIC.stream()
                .mapToInt(kind -> letters.getOrDefault(kind, 0))
                .sum();
        int acts = of.isKnown() ? 1 + of.causes : 0;
        world.require(changes <= acts, of, changes + " changes of what is public, and " + acts + " acts");
        return changes;
    }

    private void feedMustTell(int changes) {
        JsonNode items = world.api
                .send(Seat.stranger(Roles.PLATFORM), Ask.get("/api/v1/feed?limit=1000"))
                .json()
                .path("items");
        List<Dossier> all = world.of(LineYear.INSTITUTIONS);
        world.require(
                items.size() == changes,
                all.getFirst(),
                items.size() + " items of the feed, and " + changes + " changes told to subjects");
        for (Dossier each : all) {
            long current = 0;
            for (JsonNode item : items) {
                boolean shows = item.path("uscc").asText().equals(each.key)
                        && !item.path("operation").asText().equals("WITHDRAWN");
                current += shows ? 1 : 0;
            }
            world.require(current == (isPublic(each) ? 1 : 0), each, current + " current items of the feed");
        }
    }
}
