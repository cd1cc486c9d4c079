package io.ecocredit.stories;

import static io.ecocredit.stories.GoldenRegion.LEAGUES;
import static io.ecocredit.stories.GoldenRegion.each;
import static io.ecocredit.stories.GoldenRegion.officer;
import static io.ecocredit.stories.GoldenRegion.region;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.evidence.Samples;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.stories.TwoCopies.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sample region's practitioners in the same year, beside its institutions, and what their leagues and the region do. */
final class GoldenPractitioners {

    private static final String YEAR = "/api/v1/practitioner-years/2024";
    private static final String CASES = "/api/v1/practitioner-evaluations";

    private final TwoCopies copies;
    private final GoldenCases cases;
    private final List<Case> listed = new ArrayList<>();

    /** A case as it was listed. */
    private record Case(String id, String practitioner, int number) {}

    GoldenPractitioners(TwoCopies copies) {
        this.copies = copies;
        cases = new GoldenCases(copies, CASES);
    }

    void drawAndNotify() {
        LEAGUES.forEach(league -> {
            copies.post(officer(league, "one"), YEAR + "/participants", null).ok();
            cases.seenBy(officer(league, "one"), Step.LISTED)
                    .forEach(each -> listed.add(new Case(
                            each.path("evaluationId").asText(),
                            each.path("practitioner").asText(),
                            listed.size())));
        });
        each(LEAGUES, league -> cases.inBulk(officer(league, "one"), Step.LISTED, "notification", Map.of()));
    }

    /** Every other one files; of these every fifth objects and the others confirm. */
    void answer() {
        each(listed.stream().filter(GoldenPractitioners::files).toList(), this::file);
        each(LEAGUES, league -> cases.inBulk(officer(league, "one"), Step.FILED, "proposal", Map.of()));
        each(listed.stream().filter(GoldenPractitioners::files).toList(), each -> {
            if (each.number() % 5 == 0) {
                object(each);
            } else {
                cases.act(person(each), each.id(), "confirmation", Map.of());
            }
        });
        each(LEAGUES, league -> {
            cases.inBulk(officer(league, "two"), Step.OBJECTED, "decision", Map.of("reason", "属实", "upheld", false));
            cases.inBulk(officer(league, "one"), Step.OBJECTION_DECIDED, "proposal", Map.of());
        });
    }

    private static boolean files(Case each) {
        return each.number() % 2 == 0;
    }

    private void file(Case each) {
        copies.act(
                        person(each),
                        "PUT",
                        CASES + "/" + each.id() + "/filing",
                        0,
                        Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true))
                .ok();
        cases.act(person(each), each.id(), "filing", Map.of());
    }

    private void object(Case each) {
        String evidence = copies.show(
                person(each),
                "/api/v1/practitioners/" + each.practitioner() + "/evidence?name=report.pdf",
                Samples.pdf("说明"));
        cases.act(person(each), each.id(), "objection", Map.of("reason", "不实", "evidence", List.of(evidence)));
    }

    void proposeForThoseWhoDidNotFile() {
        each(LEAGUES, league -> cases.inBulk(officer(league, "one"), Step.NOTIFIED, "proposal", Map.of()));
    }

    void awaitAnswers() {
        cases.awaitAll(LEAGUES.stream().map(league -> officer(league, "one")).toList(), Step.CONFIRMED);
    }

    void determineAndSubmit() {
        each(LEAGUES, league -> {
            cases.inBulk(officer(league, "two"), Step.CONFIRMED, "review", Map.of());
            copies.post(officer(league, "two"), YEAR + "/submission", null).ok();
        });
    }

    void check() {
        LEAGUES.forEach(league -> {
            copies.post(region("one"), YEAR + "/spot-checks", Map.of("league", league, "size", 3))
                    .ok();
            List<JsonNode> sampled = cases.seenBy(region("one"), "&step=SUBMITTED&league=" + league).stream()
                    .filter(each -> each.path("sampled").asBoolean())
                    .toList();
            assertThat(sampled).hasSizeBetween(1, 3);
            cases.inBulk(region("one"), sampled, "acceptance", Map.of());
        });
    }

    /** The region tells the leagues, and these write to everybody who is dishonest. */
    void tellAndWrite() {
        copies.post(region("two"), YEAR + "/result-notice", Map.of()).ok();
        List<JsonNode> dishonest = cases.seenBy(region("one"), "").stream()
                .filter(each -> each.path("result").path("dishonest").asBoolean())
                .toList();
        dishonest.forEach(each -> cases.act(
                officer(each.path("letterLeague").asText(), "one"),
                each.path("evaluationId").asText(),
                "letter",
                Map.of()));
    }

    List<String> submitted() {
        return GoldenCases.lastLines(
                copies.get(region("one"), YEAR + "/submission").ok().json());
    }

    private static Caller person(Case each) {
        return new Caller(Roles.PRACTITIONER, each.practitioner(), Map.of("person", each.practitioner()));
    }
}
