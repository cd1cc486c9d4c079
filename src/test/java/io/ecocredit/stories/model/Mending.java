package io.ecocredit.stories.model;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import io.ecocredit.stories.model.Seat.Party;
import io.ecocredit.stories.model.World.Attempt;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How institutions put right what their records say, and have it repaired (第二十六条, 第二十七条). */
final class Mending {

    private final World world;
    private final Steps steps;
    private final Filings filings;

    Mending(World world, Steps steps, Filings filings) {
        this.world = world;
        this.steps = steps;
        this.filings = filings;
    }

    /** The next move of a repair, by one of those who make it or by another. */
    @Nullable
    Attempt any(Dossier of) {
        if (of.line != LineYear.INSTITUTIONS || of.facts.isEmpty()) {
            return null;
        }
        Fact fact = world.any(of.facts);
        boolean lawful = !world.oneIn(4);
        if (fact.repair == null) {
            return application(of, fact, lawful ? Seat.subject(of.line, of.key) : steps.anybody(of));
        }
        String noun = isPublic(of, fact) && world.oneIn(2) ? "decision" : "producer-confirmation";
        Seat officer =
                lawful ? world.officer(noun.equals("decision") ? of.furthest().league : of.league) : steps.anybody(of);
        return move(of, fact, officer, noun);
    }

    private static boolean isPublic(Dossier of, Fact fact) {
        return fact.bears(World.YEAR) && of.furthest().isKnown();
    }

    /** From the first day of public notice until publication (第二十六条第二款). */
    private static boolean isShown(Dossier of, Fact fact) {
        return fact.bears(World.YEAR)
                && of.furthest().notice != null
                && !of.furthest().isKnown();
    }

    private Attempt application(Dossier of, Fact fact, Seat who) {
        boolean committing = !world.oneIn(3);
        Map<String, Object> order = new HashMap<>(
                Map.of("recordNo", fact.number, "words", "已整改", "evidence", List.of(filings.evidence(of))));
        if (committing) {
            order.put("commitment", Map.of("signer", "签署人", "signedOn", world.today.toString()));
        }
        return new Attempt(
                "(application for repair)",
                who,
                () -> who.party() != Party.SUBJECT || !who.whose().equals(of.key)
                        ? "not theirs"
                        : !fact.canBeRepaired() || fact.produced.isAfter(world.today)
                                ? "nothing to repair"
                                : isShown(of, fact) && !committing ? "no commitment" : null,
                Ask.post("/api/v1/repairs", order),
                reply -> {
                    fact.repair =
                            "/api/v1/repairs/" + reply.json().path("repairId").asText();
                    fact.confirmedBy = null;
                    fact.committed = committing && isShown(of, fact);
                },
                List.of(of));
    }

    private Attempt move(Dossier of, Fact fact, Seat who, String noun) {
        String repair = Objects.requireNonNull(fact.repair);
        Reply seen = world.api.send(Seat.region("one"), Ask.get(repair));
        String state = seen.json().path("state").asText();
        boolean granted = !world.oneIn(6);
        return new Attempt(
                "(repair: " + noun + ")",
                who,
                () -> who.party() != Party.LEAGUE || !who.whose().equals(whose(of, fact, noun))
                        ? "not theirs"
                        : turn(of, fact, noun, state, granted, who.name()),
                Ask.post(repair + "/" + noun, order(of, fact, granted))
                        .at(seen.json().path("version").asLong()),
                reply -> {
                    switch (reply.json().path("state").asText()) {
                        case "REPAIRED" -> {
                            world.require(
                                    granted && (noun.equals("decision") || !isPublic(of, fact)),
                                    of,
                                    "repaired " + reply);
                            fact.ended = world.today;
                            fact.repair = null;
                            of.touch();
                        }
                        case "REFUSED" -> fact.repair = null;
                        default -> {
                            world.require(isPublic(of, fact) && granted, of, "waits " + reply.body());
                            fact.confirmedBy = who.name();
                        }
                    }
                },
                List.of(of));
    }

    /** The lead league of the furthest result decides; who answers for the record confirms. */
    private static String whose(Dossier of, Fact fact, String noun) {
        return noun.equals("decision") && fact.bears(World.YEAR) ? of.furthest().league : of.league;
    }

    private @Nullable String turn(Dossier of, Fact fact, String noun, String state, boolean granted, String officer) {
        boolean deciding = noun.equals("decision");
        boolean turn = deciding
                ? isPublic(of, fact) && (state.equals("PRODUCER_CONFIRMED") || (!granted && state.equals("APPLIED")))
                : state.equals("APPLIED");
        if (!turn) {
            return "not its turn";
        }
        if (!granted) {
            return null;
        }
        if (deciding && officer.equals(fact.confirmedBy)) {
            return "confirmed by the same officer";
        }
        if (!deciding && isPublic(of, fact)) {
            return isRepeated(of, fact) ? "happened again" : null;
        }
        if (!fact.canBeRepaired()) {
            return "nothing to repair";
        }
        if (!isShown(of, fact) && !isPublic(of, fact)) {
            return null;
        }
        if (isShown(of, fact) && !fact.committed) {
            return "no commitment";
        }
        if (of.hangingOn(fact).anyMatch(this::isLate)) {
            return "did not file";
        }
        return isRepeated(of, fact) ? "happened again" : null;
    }

    private static boolean isRepeated(Dossier of, Fact fact) {
        return of.factsOfSuccession()
                .anyMatch(other -> other != fact
                        && !other.struck
                        && other.indicator.equals(fact.indicator)
                        && other.produced.isAfter(fact.produced));
    }

    private boolean isLate(Dossier of) {
        LocalDate due = of.filingDue;
        return due != null && (of.filedOn == null ? world.today : of.filedOn).isAfter(due);
    }

    private Map<String, Object> order(Dossier of, Fact fact, boolean granted) {
        List<String> evidence = List.of(filings.evidence(of));
        return Map.of(
                "granted",
                granted,
                "words",
                "经现场核实",
                "endedOn",
                fact.produced.toString(),
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each -> Map.of("condition", each, "holds", true, "finding", "核实情况", "evidence", evidence))
                        .toList());
    }
}
