package io.ecocredit.stories.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import io.ecocredit.stories.model.Seat.Party;
import io.ecocredit.stories.model.World.Attempt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is done with the cases of a league, or of all, together. */
final class Lists {

    private static final String VALUE = "某日某报头版标题";
    private static final int NOTICE_DAYS = 5;
    private static final Set<String> SETTLED =
            Set.of("DETERMINED", "SUBMITTED", "ACCEPTED", "PUBLISHED", "CONCLUDED", "LETTER_SENT", "REMOVED");

    private final World world;

    Lists(World world) {
        this.world = world;
    }

    /** Any of them, more often than not by one who may. */
    Attempt any(Steps steps) {
        LineYear line = world.any(List.of(LineYear.values()));
        String league = world.any(World.LEAGUES);
        boolean lawful = !world.oneIn(4);
        Seat stranger = steps.anybody(world.any(world.of(line)));
        Seat officer = lawful ? world.officer(league) : stranger;
        Seat region = lawful ? Seat.region(world.oneIn(3) ? "one" : "two") : stranger;
        return switch (world.random.nextInt(9)) {
            case 0, 1, 2 -> line == LineYear.INSTITUTIONS ? notice(officer) : submission(line, officer);
            case 3, 4 -> submission(line, officer);
            case 5, 6 -> draw(line, region, league);
            case 7 -> world.oneIn(3) ? announcement(region) : late(line, officer);
            default -> known(line, region, world.oneIn(2) ? Set.of(league) : Set.of());
        };
    }

    /** Opens a public notice of what is confirmed. */
    Attempt notice(Seat who) {
        LineYear line = LineYear.INSTITUTIONS;
        List<Dossier> before = showable(who);
        return new Attempt(
                "public-notice",
                who,
                () -> who.party() != Party.LEAGUE ? "not theirs" : showable(who).isEmpty() ? "nothing to show" : null,
                Ask.post(line.year("/public-notice"), Map.of()),
                reply -> shown(who, before, reply),
                world.cases(line, ofLeague(who)));
    }

    private static String ofLeague(Seat who) {
        return who.party() == Party.LEAGUE ? who.whose() : World.LEAGUE;
    }

    private List<Dossier> showable(Seat who) {
        return world.cases(LineYear.INSTITUTIONS, who.whose()).stream()
                .filter(each -> !each.excluded)
                .filter(each -> each.step.equals("CONFIRMED") || (each.step.equals("ON_NOTICE") && each.leftNotice))
                .toList();
    }

    /** @param before what could be shown before; silence that was recorded meanwhile came in time or just after */
    private void shown(Seat who, List<Dossier> before, Reply reply) {
        for (Dossier each : showable(who)) {
            JsonNode seen = world.seen(each);
            if (!before.contains(each) && seen.path("version").asLong() == each.version) {
                continue;
            }
            if (world.isUntold(each)) {
                world.moved(each, "renewed-proposal", "PROPOSED", seen);
                each.proposedBy = who.name();
                each.answerDue = world.answerDue(world.today);
                world.told(each, seen.path("result"));
                each.mustHaveLetter("renewed-proposal");
                world.tally.done("renewed-proposal");
            } else {
                world.moved(each, "public-notice", "ON_NOTICE", seen);
                world.told(each, seen.path("result"));
                each.notice = reply.json().path("noticeId").asText();
                each.noticeOpened = world.today;
                each.noticeCloses = world.workdays.after(world.today, NOTICE_DAYS);
                each.leftNotice = false;
                each.mustHaveLetter("public-notice");
            }
        }
    }

    /** Submits all that a league has determined. */
    Attempt submission(LineYear line, Seat who) {
        return new Attempt(
                "submission",
                who,
                () -> who.party() != Party.LEAGUE ? "not theirs" : submission(line, who.whose()),
                Ask.post(line.year("/submission"), Map.of()),
                reply -> submitted(line, who, reply),
                world.cases(line, ofLeague(who)));
    }

    private @Nullable String submission(LineYear line, String league) {
        List<Dossier> all = world.cases(line, league);
        List<Dossier> inside = all.stream().filter(each -> !each.excluded).toList();
        boolean first = all.stream().allMatch(each -> each.batch == null);
        if (!world.announced) {
            return "no value is announced";
        }
        if (world.isAnybodyUndrawn(line, league)
                || inside.stream()
                        .anyMatch(each ->
                                each.isMissed() || (!SETTLED.contains(each.step) && (first || each.batch != null)))) {
            return "something is missing";
        }
        return inside.stream().anyMatch(each -> each.step.equals("DETERMINED")) ? null : "nothing to submit";
    }

    private void submitted(LineYear line, Seat who, Reply reply) {
        Dossier.Batch batch =
                new Dossier.Batch(who.whose(), reply.json().path("number").asInt());
        world.batches.get(line).add(batch);
        world.cases(line, who.whose()).stream()
                .filter(each -> !each.excluded && each.step.equals("DETERMINED"))
                .forEach(each -> {
                    world.moved(each, "submission", "SUBMITTED");
                    each.batch = batch;
                    each.sampled = false;
                });
    }

    /** Draws one of the earliest batch of which there is no sample. */
    Attempt draw(LineYear line, Seat who, String league) {
        return new Attempt(
                "(draw of a sample)",
                who,
                () -> who.party() != Party.REGION
                        ? "not theirs"
                        : undrawn(line, league) == null ? "nothing to draw from" : null,
                Ask.post(line.year("/spot-checks"), Map.of("league", league, "size", 1)),
                reply -> {
                    Dossier.Batch batch = Objects.requireNonNull(undrawn(line, league));
                    batch.drawnBy = who.name();
                    Set<String> drawn = StreamSupport.stream(
                                    reply.json().path("drawn").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.toSet());
                    List<Dossier> sampled = present(line, batch).stream()
                            .filter(each -> drawn.contains(each.key))
                            .toList();
                    world.require(
                            drawn.size() == 1 && sampled.size() == 1,
                            world.cases(line, league).getFirst(),
                            "drawn " + drawn + " of " + present(line, batch));
                    sampled.forEach(each -> each.sampled = true);
                },
                world.cases(line, league));
    }

    private Dossier.@Nullable Batch undrawn(LineYear line, String league) {
        return Objects.requireNonNull(world.batches.get(line)).stream()
                .filter(batch -> batch.league.equals(league) && batch.drawnBy == null)
                .filter(batch -> !present(line, batch).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private List<Dossier> present(LineYear line, Dossier.Batch batch) {
        return world.cases(line, batch.league).stream()
                .filter(each -> each.isReady() && each.batch == batch)
                .toList();
    }

    /** Makes known what was submitted and looked at: by publication, or by notice to leagues. */
    Attempt known(LineYear line, Seat who, Set<String> leagues) {
        String noun = line == LineYear.INSTITUTIONS ? "publication" : "result-notice";
        return new Attempt(
                noun,
                who,
                () -> who.party() != Party.REGION ? "not theirs" : known(line, who.name(), leagues),
                Ask.post(line.year("/" + noun), leagues.isEmpty() ? Map.of() : Map.of("leagues", leagues)),
                reply -> meant(line, leagues).stream().filter(Dossier::isReady).forEach(each -> known(each, noun)),
                world.cases(line, null));
    }

    private List<Dossier> meant(LineYear line, Set<String> leagues) {
        Set<String> submitted = world.cases(line, null).stream()
                .filter(Dossier::isReady)
                .map(each -> each.league)
                .collect(Collectors.toSet());
        return world.cases(line, null).stream()
                .filter(each -> (leagues.isEmpty() ? submitted : leagues).contains(each.league))
                .toList();
    }

    private @Nullable String known(LineYear line, String officer, Set<String> leagues) {
        List<Dossier> meant = meant(line, leagues);
        List<Dossier> ready = meant.stream().filter(Dossier::isReady).toList();
        Set<String> submitted = ready.stream().map(each -> each.league).collect(Collectors.toSet());
        if (ready.isEmpty() || !submitted.containsAll(leagues)) {
            return "nothing is submitted";
        }
        if (submitted.stream().anyMatch(league -> world.isAnybodyUndrawn(line, league))) {
            return "somebody was never drawn";
        }
        if (meant.stream().filter(each -> !each.excluded).anyMatch(Lists::isUnsettled)) {
            return "something was sent back or not looked at";
        }
        for (Dossier each : ready) {
            String drawnBy = Objects.requireNonNull(each.batch).drawnBy;
            if (drawnBy == null || drawnBy.equals(officer)) {
                return "no sample, or by the same officer";
            }
            if (each.step.equals("ACCEPTED") && officer.equals(each.acceptedBy)) {
                return "looked at by the same officer";
            }
        }
        return ready.stream().allMatch(each -> world.weight(each).equals(each.determined))
                ? null
                : "facts have changed since";
    }

    private static boolean isUnsettled(Dossier each) {
        return each.isMissed()
                || Set.of("RETURNED", "DETERMINED").contains(each.step)
                || (each.sampled && each.step.equals("SUBMITTED"));
    }

    private void known(Dossier each, String noun) {
        world.moved(each, noun, noun.equals("publication") ? "PUBLISHED" : "CONCLUDED");
        each.causes = 0;
        world.require(
                !Objects.requireNonNull(each.determined).isWorseThan(Objects.requireNonNull(each.told)),
                each,
                "made known worse than told");
        world.require(each.toldOf.containsAll(each.determinedOn), each, "made known on what nobody was told of");
        each.told = each.determined;
        each.toldOf = each.determinedOn;
        each.wasKnown = true;
        each.mustHaveLetter(noun);
    }

    /** Announces the value of the year's samples. */
    Attempt announcement(Seat who) {
        return new Attempt(
                "(announcement)",
                who,
                () -> who.party() != Party.REGION ? "not theirs" : world.announced ? "announced already" : null,
                Ask.put("/api/v1/years/2024/spot-check-value", Map.of("value", VALUE)),
                reply -> world.announced = true,
                List.of());
    }

    /** Puts somebody on a league's list who came late. */
    Attempt late(LineYear line, Seat who) {
        List<Dossier> all = world.of(line);
        List<Dossier> unlisted = all.stream().filter(each -> !each.isListed()).toList();
        return listing(world.any(unlisted.isEmpty() ? all : unlisted), who);
    }

    Attempt listing(Dossier of, Seat who) {
        return new Attempt(
                "(late participant)",
                who,
                () -> who.party() != Party.LEAGUE || !who.whose().equals(of.league)
                        ? "not theirs"
                        : of.isListed() ? "listed already" : null,
                Ask.put(of.line.year("/participants/" + of.key), Map.of("reason", "名单确定后发现")),
                reply -> of.id = reply.json().path("evaluationId").asText(),
                List.of(of));
    }
}
