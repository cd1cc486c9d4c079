package io.ecocredit.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.Expected;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.procedure.Commitment;
import io.ecocredit.regulation.procedure.SpotCheck;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.stories.TwoCopies.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The sample region's officers and institutions at work on the cases of 2024, over HTTP on two copies of the program: what
 * each of them does, with nothing of when.
 */
final class GoldenRegion {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final List<String> LEAGUES = List.of(
            "150100", "150200", "150300", "150400", "150500", "150600", "150700", "150800", "150900", "152200",
            "152500", "152900");

    private static final String ANNOUNCED = "中国福利彩票双色球第2025053期";
    private static final int AT_ONCE = 8;

    private final TwoCopies copies;
    private final GoldenCases ofInstitutions;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, String> delivered = new HashMap<>();
    private final GoldenRemedies remedies;
    private final Set<String> refused = new TreeSet<>();

    /** A case as it was listed. */
    record Case(String id, String uscc, String league, int number) {}

    GoldenRegion(TwoCopies copies) {
        this.copies = copies;
        ofInstitutions = new GoldenCases(copies, "/api/v1/evaluations");
        remedies = new GoldenRemedies(copies, this::begin);
    }

    /** The cases that all of them work on. */
    GoldenCases ofInstitutions() {
        return ofInstitutions;
    }

    void announce() {
        copies.put(region("one"), "/api/v1/years/2024/spot-check-value", Map.of("value", ANNOUNCED))
                .ok();
    }

    void draw(String league) {
        copies.post(officer(league, "one"), "/api/v1/years/2024/participants", null)
                .ok();
        list(league);
    }

    void openPublicNotice(String league) {
        copies.post(officer(league, "one"), "/api/v1/years/2024/public-notice", null)
                .ok();
    }

    void answerObjections(String league) {
        ofInstitutions.inBulk(
                officer(league, "two"), Step.OBJECTED, "decision", Map.of("reason", "经核查，记录属实", "upheld", false));
        ofInstitutions.inBulk(officer(league, "one"), Step.OBJECTION_DECIDED, "proposal", Map.of());
    }

    /** Whoever got no answer asks again, until nothing is left to propose. */
    void proposeForThoseWhoDidNotFile(String league) {
        while (!ofInstitutions.seenBy(officer(league, "one"), Step.NOTIFIED).isEmpty()) {
            ofInstitutions.tried(officer(league, "one"), Step.NOTIFIED, "proposal", Map.of());
        }
    }

    /** Lives through the days until one, and begins that. */
    void onTheDay(String day) {
        remedies.until(day);
        begin(day);
        remedies.today(day);
        deliver("rectifications", day);
    }

    /** Delivers what has come to be known until a day, on that day. */
    private void begin(String day) {
        copies.moveTo(day);
        Expected.KINDS.forEach(kind -> deliver(kind, day));
    }

    private void deliver(String kind, String day) {
        String facts = FactsOfDay.of(kind, day, number -> remedies.isBulk(kind, number));
        if (!facts.equals(delivered.put(kind, facts))) {
            JsonNode report = copies.deliver(region("one"), kind, facts);
            assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("SUCCEEDED");
            if (report.path("result").path("refused").asLong() > 0) {
                note(kind, report.path("id").asText());
            }
        }
    }

    /** Only rectifications are refused, and only because of a result that is on notice or in public (I-30). */
    private void note(String kind, String job) {
        assertThat(kind).isEqualTo("rectifications");
        copies.get(region("one"), "/api/v1/imports/rectifications/" + job + "/findings")
                .ok()
                .json()
                .path("items")
                .forEach(finding -> {
                    assertThat(finding.path("clause").asText())
                            .as(finding.toString())
                            .contains("I-30");
                    assertThat(finding.path("code").asText()).isEqualTo("STEP_OUT_OF_ORDER");
                    refused.add(finding.path("value").asText());
                });
    }

    /** The numbers of records whose rectification a file was not let tell. */
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    List<Case> those(Predicate<Case> wanted) {
        return cases.stream().filter(wanted).toList();
    }

    private void list(String league) {
        ofInstitutions
                .seenBy(officer(league, "one"), "&league=" + league)
                .forEach(each -> cases.add(new Case(
                        each.path("evaluationId").asText(), each.path("uscc").asText(), league, cases.size())));
    }

    static boolean files(Case each) {
        return each.number() % 10 != 0;
    }

    static boolean objects(Case each) {
        return each.number() % 25 == 1;
    }

    static boolean confirms(Case each) {
        return each.number() % 7 != 0 && !objects(each);
    }

    /** By another than who notifies: an account made for the day by whoever serves opens no period (I-29). */
    void approveTheAccount(Case each) {
        copies.put(
                        officer(each.league(), "two"),
                        "/api/v1/institutions/" + each.uscc() + "/accounts/" + each.uscc(),
                        Map.of())
                .ok();
    }

    void file(Case each) {
        Map<String, Object> commitment = new HashMap<>(Map.of(
                "items",
                IntStream.rangeClosed(1, Commitment.ITEMS.size()).boxed().toList()));
        commitment.putAll(
                Map.of("products", "报告", "other", "无", "signer", "签署人", "uscc", each.uscc(), "signedOn", "2025-03-05"));
        Map<String, Object> facts = Map.of(
                "legalRepresentative",
                "签署人",
                "address",
                "某路1号",
                "phone",
                "0470-0000000",
                "qualifications",
                "无",
                "staff",
                10);
        copies.act(
                        institution(each),
                        "PUT",
                        "/api/v1/evaluations/" + each.id() + "/filing",
                        0,
                        Map.of("facts", facts, "ownRecords", List.of(), "commitment", commitment))
                .ok();
        ofInstitutions.act(institution(each), each.id(), "filing", Map.of());
    }

    void object(Case each) {
        String evidence = copies.show(
                institution(each),
                "/api/v1/institutions/" + each.uscc() + "/evidence?name=report.pdf",
                Samples.pdf("说明"));
        ofInstitutions.act(
                institution(each), each.id(), "objection", Map.of("reason", "记录与事实不符", "evidence", List.of(evidence)));
    }

    void confirm(Case each) {
        ofInstitutions.act(institution(each), each.id(), "confirmation", Map.of());
    }

    void comment() {
        JsonNode notices =
                copies.get(TwoCopies.PUBLIC, "/api/v1/public-notices").ok().json();
        assertThat(notices).hasSameSizeAs(LEAGUES);
        notices.path("items")
                .forEach(notice -> copies.post(
                                TwoCopies.PUBLIC,
                                "/api/v1/public-notices/"
                                        + notice.path("noticeId").asText() + "/comments",
                                Map.of("words", "请核实名单中的机构是否确有资质"))
                        .ok());
    }

    void answerComments(String league) {
        copies.get(officer(league, "one"), "/api/v1/years/2024/comments")
                .ok()
                .json()
                .forEach(comment -> copies.put(
                                officer(league, "one"),
                                "/api/v1/comments/" + comment.path("commentId").asText() + "/answer",
                                Map.of("finding", "已查资质证书", "answer", "经核查，资质属实", "released", true))
                        .ok());
    }

    /** Somebody is cleared or told anew, so nothing is submitted before that public notice is over too. */
    void waitForAnotherNotice(String league) {
        assertThat(copies.post(officer(league, "two"), "/api/v1/years/2024/submission", null)
                        .text())
                .contains("SUBMISSION_INCOMPLETE");
        openPublicNotice(league);
    }

    void submit(String league) {
        copies.post(officer(league, "two"), "/api/v1/years/2024/submission", null)
                .ok();
    }

    /** The region looks at five of each league, sends one of them back, and accepts it with the next submission. */
    void check(String league) {
        draw(league, 5);
        List<JsonNode> sampled = sampled(league);
        assertThat(sampled).hasSizeBetween(1, 5);
        JsonNode returned = sampled.getFirst();
        ofInstitutions.inBulk(region("one"), List.of(returned), "return", Map.of("reason", "附件不全"));
        ofInstitutions.inBulk(region("one"), sampled.subList(1, sampled.size()), "acceptance", Map.of());
        ofInstitutions.inBulk(officer(league, "two"), Step.RETURNED, "review", Map.of());
        submit(league);
        draw(league, 1);
        ofInstitutions.inBulk(region("one"), sampled(league), "acceptance", Map.of());
    }

    private void draw(String league, int size) {
        JsonNode drawn = copies.post(
                        region("one"), "/api/v1/years/2024/spot-checks", Map.of("league", league, "size", size))
                .ok()
                .json();
        List<JsonNode> submissions = new ArrayList<>();
        copies.get(officer(league, "one"), "/api/v1/years/2024/submission")
                .ok()
                .json()
                .forEach(submissions::add);
        JsonNode last = submissions.getLast();
        List<String> usccs = new ArrayList<>();
        last.path("lines")
                .forEach(line ->
                        usccs.add(line.asText().substring(0, line.asText().indexOf(','))));
        assertThat(SpotCheck.of(
                                ANNOUNCED,
                                last.path("digest").asText(),
                                drawn.path("salt").asText())
                        .draw(usccs, size))
                .as("drawn again by the league")
                .isEqualTo(JSON.convertValue(drawn.path("drawn"), List.class));
    }

    List<JsonNode> sampled(String league) {
        return ofInstitutions.seenBy(region("one"), "&step=SUBMITTED&league=" + league).stream()
                .filter(each -> each.path("sampled").asBoolean())
                .toList();
    }

    /** What the release of the year was made from. */
    List<String> submitted() {
        return GoldenCases.lastLines(
                copies.get(region("one"), "/api/v1/years/2024/submission").ok().json());
    }

    List<String> shown() throws JsonProcessingException {
        List<String> shown = new ArrayList<>();
        Caller platform = new Caller(Roles.PLATFORM, "platform", Map.of());
        for (String line : copies.get(platform, "/api/v1/feed/snapshot")
                .ok()
                .text()
                .lines()
                .toList()) {
            JsonNode each = JSON.readTree(line);
            shown.add(String.join(
                    ",",
                    each.path("uscc").asText(),
                    each.path("score").asText(),
                    each.path("grade").asText(),
                    each.path("ratedDirectly").asBoolean() ? "DIRECT" : ""));
        }
        return shown;
    }

    static Caller region(String name) {
        return new Caller(Roles.REGION, "region-" + name, Map.of("division", "150000"));
    }

    static Caller officer(String league, String name) {
        return new Caller(Roles.LEAGUE, league + "-" + name, Map.of("division", league));
    }

    static Caller institution(Case each) {
        return new Caller(Roles.INSTITUTION, each.uscc(), Map.of("uscc", each.uscc()));
    }

    static <T> void each(List<T> all, Consumer<T> work) {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            await(all.stream()
                    .<Future<?>>map(one -> clients.submit(() -> work.accept(one)))
                    .toList());
        }
    }

    static void await(List<Future<?>> running) {
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException failure) {
                throw new AssertionError(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
