package io.ecocredit.stories.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.stories.model.Api.Ask;
import io.ecocredit.stories.model.Api.Reply;
import io.ecocredit.stories.model.Seat.Party;
import io.ecocredit.stories.model.World.Attempt;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to one case at a time. */
final class Steps {

    private static final Set<String> REASONED = Set.of("removal", "reinstatement", "return", "objection", "decision");
    private static final List<String> ROLES = List.of("", Roles.AUDITOR, Roles.PLATFORM, Roles.DEPARTMENT);

    private final World world;
    private final Filings filings;

    Steps(World world, Filings filings) {
        this.world = world;
        this.filings = filings;
    }

    /**
     * A step as somebody wants to take it.
     *
     * @param whole whether all is stated that the measure asks for
     * @param fresh whether the version of now is named
     * @param byPost whether the notice is sent on paper, and on its way
     */
    private record Wish(
            Dossier of, String action, Seat who, boolean whole, boolean fresh, boolean byPost, boolean upheld) {}

    /** A step that the table has where the case stands, by one of those who take it. */
    @Nullable
    Attempt possible() {
        Dossier of = world.any(world.dossiers.stream().filter(Dossier::isListed).toList());
        List<Table.Row> rows = Table.from(of.line, of.step).stream()
                .filter(Table.Row::isOfOne)
                .filter(row -> !row.action().equals("removal") || world.oneIn(4))
                .toList();
        if (rows.isEmpty()) {
            return null;
        }
        Table.Row row = world.any(rows);
        if (row.action().equals("filing") && !of.draftComplete) {
            return filings.draft(of, Seat.subject(of.line, of.key), true);
        }
        return attempt(new Wish(of, row.action(), of(row.who(), of), true, true, world.oneIn(8), world.oneIn(2)));
    }

    private Seat of(String who, Dossier of) {
        return switch (Party.valueOf(who)) {
            case LEAGUE -> world.officer(of.league);
            case REGION -> Seat.region(world.oneIn(2) ? "one" : "two");
            case SUBJECT, STRANGER -> Seat.subject(of.line, of.key);
        };
    }

    /** Anything by anybody. */
    Attempt anything() {
        Dossier of = world.any(world.dossiers.stream().filter(Dossier::isListed).toList());
        Seat who = anybody(of);
        if (world.oneIn(12)) {
            return filings.draft(of, who, world.oneIn(2));
        }
        return attempt(new Wish(
                of,
                world.any(Table.actions()),
                who,
                !world.oneIn(4),
                !world.oneIn(4),
                world.oneIn(10),
                world.oneIn(2)));
    }

    Seat anybody(Dossier of) {
        return switch (world.random.nextInt(8)) {
            case 0, 1 -> Seat.officer(of.league, "one");
            case 2 -> Seat.officer(of.league, "two");
            case 3 -> world.officer(world.any(World.LEAGUES));
            case 4 -> Seat.region(world.oneIn(2) ? "one" : "two");
            case 5 -> Seat.subject(of.line, of.key);
            case 6 -> Seat.subject(of.line, world.any(world.of(of.line)).key);
            default -> Seat.stranger(world.any(ROLES));
        };
    }

    /** The step by somebody, with all that it needs. */
    Attempt whole(Dossier of, String action, Seat who) {
        return attempt(new Wish(of, action, who, true, true, false, false));
    }

    private Attempt attempt(Wish wish) {
        Dossier of = wish.of();
        long seen = of.version - (wish.fresh() ? 0 : 1);
        return new Attempt(
                wish.action(),
                wish.who(),
                () -> refused(wish, seen),
                Ask.post(of.line.at(Objects.requireNonNull(of.id), "/" + wish.action()), order(wish))
                        .at(seen),
                reply -> done(wish, reply),
                List.of(of));
    }

    private Map<String, Object> order(Wish wish) {
        Map<String, Object> order = new HashMap<>();
        if (!wish.whole()) {
            return order;
        }
        order.put("reason", "理由如下");
        if (wish.action().equals("objection")) {
            order.put("evidence", List.of(filings.evidence(wish.of())));
        }
        if (wish.action().equals("decision")) {
            order.put("upheld", wish.upheld());
        }
        if (wish.action().equals("service")) {
            order.put("service", Map.of("manner", "HAND", "deliveredOn", world.today.toString(), "proof", "回证1"));
        } else if (isSentByPost(wish)) {
            order.put("service", Map.of("manner", "POST", "proof", "挂号1"));
        }
        return order;
    }

    private static boolean isSentByPost(Wish wish) {
        return wish.byPost()
                && wish.whole()
                && Set.of("notification", "proposal").contains(wish.action());
    }

    private @Nullable String refused(Wish wish, long seen) {
        Dossier of = wish.of();
        Table.Row row = Table.from(of.line, of.step).stream()
                .filter(each -> each.action().equals(wish.action()) && each.isOfOne())
                .findFirst()
                .orElse(null);
        if (row == null) {
            return "not at " + of.step;
        }
        if (Party.valueOf(row.who()) != wish.who().party() || !isOf(wish.who(), of)) {
            return "not theirs";
        }
        if (seen != of.version) {
            return "another version";
        }
        if (!wish.whole() && (REASONED.contains(wish.action()) || wish.action().equals("service"))) {
            return "not whole";
        }
        return condition(wish);
    }

    private static boolean isOf(Seat who, Dossier of) {
        return switch (who.party()) {
            case LEAGUE -> who.whose().equals(of.league);
            case SUBJECT -> who.whose().equals(of.key);
            case REGION -> true;
            case STRANGER -> false;
        };
    }

    private @Nullable String condition(Wish wish) {
        Dossier of = wish.of();
        boolean own = wish.who().name().equals(of.proposedBy);
        return switch (wish.action()) {
            case "removal" ->
                of.isKept()
                        ? "it belongs on the list"
                        : of.isUnkeptBy(wish.who().name()) ? "their own doing" : null;
            case "filing" -> of.draftComplete ? null : "no whole filing";
            case "proposal" -> proposal(wish);
            case "service" ->
                (of.step.equals("NOTIFIED") ? of.filingDue == null || of.onTheirWay > 0 : of.answerDue == null)
                        ? null
                        : "arrived already";
            case "objection" -> isOver(of.answerDue) ? "too late" : null;
            case "decision" -> own ? "their own proposal" : null;
            case "review" -> own ? "their own proposal" : of.step.equals("ON_NOTICE") ? notice(of) : null;
            case "letter" ->
                of.excluded ? "outside" : Objects.requireNonNull(of.determined).grade() == 2 ? null : "nothing to tell";
            default -> null;
        };
    }

    private @Nullable String proposal(Wish wish) {
        Dossier of = wish.of();
        if (of.step.equals("NOTIFIED")) {
            return isOver(of.filingDue) ? null : "the filing period runs";
        }
        boolean unexplained = of.step.equals("OBJECTION_DECIDED")
                && of.upheld
                && !wish.whole()
                && world.weight(of).equals(of.told);
        return unexplained ? "upheld, as before, and without a reason" : null;
    }

    private @Nullable String notice(Dossier of) {
        if (of.leftNotice) {
            return "the notice was not whole";
        }
        return !isOver(of.noticeCloses) ? "the notice runs" : of.comments.isEmpty() ? null : "comments are open";
    }

    private boolean isOver(@Nullable LocalDate due) {
        return due != null && world.today.isAfter(due);
    }

    private void done(Wish wish, Reply reply) {
        Dossier of = wish.of();
        JsonNode shown = reply.json();
        String action = wish.action();
        boolean anew = action.equals("review") && world.isUntold(of);
        String to = anew ? "PROPOSED" : to(of, action);
        world.moved(of, anew ? "renewed-proposal" : action, to, shown);
        switch (action) {
            case "notification" -> {
                if (of.filingDue == null && isSentByPost(wish)) {
                    of.onTheirWay++;
                } else if (of.filingDue == null) {
                    of.filingDue = world.filingDue(world.today);
                } else if (of.removedOn != null) {
                    of.filingDue = goingOn(of.filingDue, of.removedOn);
                }
                of.removedOn = null;
            }
            case "removal" -> of.removedOn = of.removedOn == null ? world.today : of.removedOn;
            case "filing" -> of.filedOn = world.today;
            case "proposal" -> {
                world.told(of, shown.path("result"));
                of.proposedBy = wish.who().name();
                of.answerDue = isSentByPost(wish) ? null : world.answerDue(world.today);
            }
            case "service" -> {
                if (to.equals("NOTIFIED")) {
                    of.onTheirWay--;
                    of.filingDue = of.filingDue == null ? world.filingDue(world.today) : of.filingDue;
                } else {
                    of.answerDue = world.answerDue(world.today);
                }
            }
            case "decision" -> of.upheld = wish.upheld();
            case "acceptance" -> of.acceptedBy = wish.who().name();
            case "review" -> {
                if (anew) {
                    world.told(of, shown.path("result"));
                    of.proposedBy = wish.who().name();
                    of.answerDue = world.answerDue(world.today);
                    world.tally.done("renewed-proposal");
                } else {
                    world.determined(of, shown.path("result"));
                }
            }
            default -> {}
        }
        if (anew || TOLD.contains(action)) {
            of.mustHaveLetter(anew ? "renewed-proposal" : action);
        }
    }

    /** Until when a period goes on today of which something was left when its subject was taken off the list. */
    private LocalDate goingOn(LocalDate due, LocalDate removedOn) {
        int left = world.workdays.between(removedOn, due);
        return left == 0 ? due : world.workdays.after(world.today, left);
    }

    /** Of these steps the subject itself is told. */
    private static final Set<String> TOLD =
            Set.of("notification", "proposal", "service", "decision", "removal", "reinstatement", "letter");

    private static String to(Dossier of, String action) {
        return Table.from(of.line, of.step).stream()
                .filter(row -> row.action().equals(action))
                .map(Table.Row::to)
                .findFirst()
                .orElseThrow();
    }
}
