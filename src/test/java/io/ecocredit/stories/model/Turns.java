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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens to subjects besides: suspicion, succession, another name, comments of the public. */
final class Turns {

    private final World world;
    private final Steps steps;
    private final Mending mending;

    Turns(World world, Steps steps, Mending mending) {
        this.world = world;
        this.steps = steps;
        this.mending = mending;
    }

    @Nullable
    Attempt any() {
        Dossier of = world.any(world.dossiers);
        Seat who = world.oneIn(3) ? steps.anybody(of) : world.officer(of.league);
        return switch (world.random.nextInt(12)) {
            case 0 -> exclusion(of, who);
            case 1, 2 -> comeBack(of, who);
            case 3 -> world.oneIn(2) ? succession(of, who) : renaming(of, who);
            case 4, 5 -> comment();
            case 6, 7 -> answer();
            default -> mending.any(of);
        };
    }

    private Attempt exclusion(Dossier of, Seat who) {
        return new Attempt(
                "(exclusion)",
                who,
                () -> !isInside(who, of) ? "not theirs" : of.excluded ? "excluded already" : null,
                Ask.post(of.line.exclusion(of.key), Map.of("reason", "立案侦查")),
                reply -> {
                    of.excluded = true;
                    of.causes++;
                    of.mustHaveLetter("exclusion");
                    if (of.step.equals("ON_NOTICE") && !world.today.isAfter(Objects.requireNonNull(of.noticeCloses))) {
                        of.leftNotice = true;
                    }
                },
                List.of(of));
    }

    private static boolean isInside(Seat who, Dossier of) {
        return who.party() == Party.REGION || (who.party() == Party.LEAGUE && of.openTo.contains(who.whose()));
    }

    Attempt comeBack(Dossier of, Seat who) {
        return new Attempt(
                "(end of an exclusion)",
                who,
                () -> !isInside(who, of) ? "not theirs" : of.excluded ? null : "not excluded",
                Ask.post(of.line.exclusion(of.key) + "/return", Map.of()),
                reply -> {
                    of.excluded = false;
                    of.causes++;
                    of.mustHaveLetter("exclusion");
                },
                List.of(of));
    }

    private @Nullable Attempt succession(Dossier of, Seat who) {
        if (of.heir != null) {
            return endOfSuccession(of, of.heir, who);
        }
        Dossier heir = world.any(world.of(LineYear.INSTITUTIONS));
        boolean free = of.line == LineYear.INSTITUTIONS && of != heir && of.absorbed.isEmpty() && heir.heir == null;
        return free
                ? directory("(succession)", of, who, Map.of("successor", heir.key, "reason", "吸收合并"), reply -> {
                    letAnotherDecide(of, heir, who, reply.json().path("successionRequest"));
                    of.heir = heir;
                    of.arrangedBy.add(who.name());
                    heir.absorbed.put(of, world.today);
                    of.openTo.addAll(heir.openTo);
                    of.touch();
                    of.mustHaveLetter("succession");
                    heir.mustHaveLetter("succession");
                })
                : null;
    }

    /** What a published result or another league's case would bear takes effect once another officer, here of the region, lets it. */
    private void letAnotherDecide(Dossier of, Dossier heir, Seat who, JsonNode request) {
        if (request.isMissingNode()) {
            return;
        }
        Seat another = Seat.region(who.name().equals("region-one") ? "two" : "one");
        Reply decided = world.api.send(
                another,
                Ask.post(
                        "/api/v1/institutions/" + of.key + "/succession-requests/" + request.asText() + "/decision",
                        Map.of("confirmed", true, "reason", "属实")));
        if (decided.status() != 200) {
            throw new AssertionError(decided.body());
        }
        of.arrangedBy.add(another.name());
        of.mustHaveLetter("succession-request");
        heir.mustHaveLetter("succession-request");
    }

    /** Whoever asks for it changes nothing yet; another officer lets it take effect. */
    private Attempt endOfSuccession(Dossier of, Dossier heir, Seat who) {
        if (of.askedBy == null) {
            return directory("(end of a succession, asked)", of, who, Map.of("reason", "登记有误"), reply -> {
                of.askedBy = who;
                of.mustHaveLetter("succession-request");
                heir.mustHaveLetter("succession-request");
            });
        }
        String path = "/api/v1/institutions/" + of.key;
        String request = world.api
                .send(Seat.region("one"), Ask.get(path))
                .json()
                .path("successionRequest")
                .asText();
        Seat asker = of.askedBy;
        return new Attempt(
                "(end of a succession)",
                who,
                () -> !isInside(who, of) ? "not theirs" : who.name().equals(asker.name()) ? "asked for it" : null,
                Ask.post(
                        path + "/succession-requests/" + request + "/decision",
                        Map.of("confirmed", true, "reason", "登记有误")),
                reply -> {
                    of.askedBy = null;
                    of.arrangedBy.addAll(List.of(asker.name(), who.name()));
                    of.touch();
                    of.heir = null;
                    heir.absorbed.remove(of);
                    of.mustHaveLetter("succession");
                    heir.mustHaveLetter("succession");
                },
                List.of(of));
    }

    private @Nullable Attempt renaming(Dossier of, Seat who) {
        return of.line == LineYear.INSTITUTIONS
                ? directory(
                        "(another name)",
                        of,
                        who,
                        Map.of("name", "改名机构" + world.random.nextInt(1_000_000), "reason", "更名"),
                        reply -> {
                            of.causes++;
                            of.mustHaveLetter("amendment");
                            of.askedBy = null;
                            if (of.heir != null) {
                                of.heir.mustHaveLetter("amendment");
                            }
                        })
                : null;
    }

    private Attempt directory(String name, Dossier of, Seat who, Map<String, String> order, Consumer<Reply> done) {
        String path = "/api/v1/institutions/" + of.key;
        long version = world.api
                .send(Seat.region("one"), Ask.get(path))
                .json()
                .path("version")
                .asLong();
        return new Attempt(
                name,
                who,
                () -> isInside(who, of) ? null : "not theirs",
                Ask.post(path + (order.containsKey("name") ? "/amendment" : "/succession"), order)
                        .at(version),
                done,
                List.of(of));
    }

    private @Nullable Attempt comment() {
        List<Dossier> shown = world.of(LineYear.INSTITUTIONS).stream()
                .filter(each -> each.notice != null && !each.excluded)
                .filter(each -> each.step.equals("ON_NOTICE") || world.oneIn(5))
                .toList();
        if (shown.isEmpty()) {
            return null;
        }
        Dossier of = world.any(shown);
        if (!of.step.equals("ON_NOTICE") && !world.today.isAfter(Objects.requireNonNull(of.noticeCloses))) {
            return null;
        }
        return new Attempt(
                "(comment)",
                Seat.anybody(),
                () -> world.today.isAfter(Objects.requireNonNull(of.noticeCloses))
                        ? "the notice is over"
                        : of.leftNotice ? "it has left the notice" : null,
                Ask.post(
                        "/api/v1/public-notices/" + of.notice + "/comments",
                        Map.of("uscc", of.key, "words", "该机构另有违规行为")),
                reply -> of.comments.add(reply.json().path("commentId").asText()),
                List.of(of));
    }

    private @Nullable Attempt answer() {
        Optional<Dossier> asked = world.of(LineYear.INSTITUTIONS).stream()
                .filter(each -> !each.comments.isEmpty())
                .findFirst();
        return asked.map(of -> answer(of, world.oneIn(3) ? steps.anybody(of) : world.officer(of.league)))
                .orElse(null);
    }

    Attempt answer(Dossier of, Seat who) {
        String comment = of.comments.iterator().next();
        return new Attempt(
                "(answer to a comment)",
                who,
                () -> who.party() == Party.LEAGUE && who.whose().equals(of.league) ? null : "not theirs",
                Ask.put(
                        "/api/v1/comments/" + comment + "/answer",
                        Map.of("finding", "不属实", "answer", "经查不属实", "released", world.oneIn(2))),
                reply -> of.comments.remove(comment),
                List.of(of));
    }
}
