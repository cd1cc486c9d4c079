package io.ecocredit.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Fifty clients, officers of two names and institutions, act at random on the same two hundred cases for a minute while the
 * days go by: whatever was acknowledged is in the history, and each history is a path through the table.
 */
@QuarkusTest
@Cites({Article.A20, Article.A23})
class ManyHandsResourceTest {

    private static final int CASES = 200;
    private static final int CLIENTS = 50;
    private static final int YEAR = 2023;
    private static final String LEAGUE = "150300";
    private static final List<String> DAYS =
            List.of("2024-02-20", "2024-03-22", "2024-03-29", "2024-04-15", "2024-04-24", "2024-05-06", "2024-05-14");
    private static final long DAY_LASTS_MILLIS = 8_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> bearers = new ConcurrentHashMap<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** A step that the service said it had taken. */
    private record Acknowledged(String id, long version, Action action) {}

    @Test
    void every_history_is_a_path_and_nothing_acknowledged_is_lost() throws Exception {
        TestTime.moveTo(DAYS.getFirst());
        List<String> usccs = IntStream.range(0, CASES)
                .mapToObj(number -> "91150300MA0%05d%dX".formatted(number, number % 10))
                .toList();
        prepare(usccs);
        List<String> ids = ids();
        assertThat(ids).hasSize(CASES);

        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                Random random = new Random(number);
                running.add(clients.submit(() -> fire(ids, random, over)));
            }
            for (String day : DAYS) {
                TestTime.moveTo(day);
                Thread.sleep(DAY_LASTS_MILLIS);
                together();
            }
            over.countDown();
            for (Future<?> each : running) {
                each.get();
            }
        }

        assertThat(faults).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(CASES);
        Map<String, List<JsonNode>> histories = new ConcurrentHashMap<>();
        for (String id : ids) {
            histories.put(id, history(id));
        }
        histories.forEach(ManyHandsResourceTest::isAPath);
        acknowledged.forEach(each -> assertThat(histories.get(each.id()))
                .as("%s", each)
                .filteredOn(entry -> entry.path("version").asLong() == each.version())
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("action").asText())
                        .isEqualTo(each.action().noun())));
    }

    private static void prepare(List<String> usccs) {
        StringBuilder institutions = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        StringBuilder engagements = new StringBuilder("uscc,division,year,client_uscc,client_name,project,origin\n");
        usccs.forEach(uscc -> {
            institutions.append(uscc).append(",众手").append(uscc.substring(10)).append(",TESTING,150300,2017-08-25\n");
            engagements
                    .append(uscc)
                    .append(",150300,2023,,某业主,检测")
                    .append(uscc.substring(10))
                    .append(",LEAGUE\n");
        });
        RegionYear.deliver("institutions", institutions.toString());
        RegionYear.deliver("engagements", engagements.toString());
        usccs.forEach(Approved::testAccountOf);
        RegionYear.open(YEAR);
    }

    private List<String> ids() throws IOException, InterruptedException {
        JsonNode page =
                JSON.readTree(send("GET", "/api/v1/evaluations?year=2023&limit=500&league=" + LEAGUE, "one", "", "")
                        .body());
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(each -> ids.add(each.path("evaluationId").asText()));
        return ids;
    }

    private void fire(List<String> ids, Random random, CountDownLatch over) {
        try {
            while (over.getCount() > 0) {
                String id = ids.get(random.nextInt(ids.size()));
                JsonNode seen = JSON.readTree(
                        send("GET", "/api/v1/evaluations/" + id, "one", "", "").body());
                String uscc = seen.path("uscc").asText();
                List<String> possible = possible(seen, uscc);
                Action any = Action.values()[random.nextInt(Action.values().length)];
                String[] wish = possible.isEmpty() || random.nextInt(5) == 0
                        ? new String[] {any.noun(), random.nextBoolean() ? "two" : uscc}
                        : possible.get(random.nextInt(possible.size())).split(" ");
                long version = seen.path("version").asLong() - (random.nextInt(10) == 0 ? 1 : 0);
                HttpResponse<String> answer = send(
                        "POST",
                        "/api/v1/evaluations/" + id + "/" + wish[0],
                        wish[1],
                        "\"" + version + "\"",
                        "{\"reason\":\"理由\",\"upheld\":" + random.nextBoolean() + "}");
                note(id, answer, wish[0]);
            }
        } catch (IOException | InterruptedException failure) {
            faults.add(failure.toString());
        }
    }

    /** What the officer who looks, a second one, or the institution may do: noun and who. */
    private static List<String> possible(JsonNode seen, String uscc) {
        List<String> possible = new ArrayList<>();
        seen.path("_actions").forEach(each -> possible.add(each.path("action").asText() + " one"));
        switch (Step.valueOf(seen.path("step").asText())) {
            case PROPOSED -> possible.add(Action.CONFIRM.noun() + " " + uscc);
            case ON_NOTICE, DETERMINED -> possible.add(Action.DETERMINE.noun() + " two");
            default -> {}
        }
        return possible;
    }

    private void note(String id, HttpResponse<String> answer, String noun) throws IOException {
        if (answer.statusCode() == 200) {
            acknowledged.add(new Acknowledged(
                    id,
                    JSON.readTree(answer.body()).path("version").asLong(),
                    Action.of(noun).orElseThrow()));
        } else if (answer.statusCode() >= 500 || !answer.body().contains("\"code\"")) {
            faults.add(noun + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The steps for a whole list, which the clients cannot take alone. */
    private void together() throws IOException, InterruptedException {
        for (String step : List.of("public-notice", "submission")) {
            HttpResponse<String> answer = send("POST", "/api/v1/years/2023/" + step, "two", "", "");
            if (answer.statusCode() >= 500) {
                faults.add(step + ": " + answer.body());
            }
        }
    }

    private List<JsonNode> history(String id) throws IOException, InterruptedException {
        List<JsonNode> entries = new ArrayList<>();
        JSON.readTree(send("GET", "/api/v1/evaluations/" + id + "/history", "one", "", "")
                        .body())
                .forEach(entries::add);
        return entries;
    }

    private static void isAPath(String id, List<JsonNode> entries) {
        Step step = Step.LISTED;
        long version = 1;
        for (JsonNode entry : entries) {
            Step from = step;
            Action action = Action.of(entry.path("action").asText()).orElseThrow();
            Step to = Step.valueOf(entry.path("to").asText());
            assertThat(entry.path("version").asLong()).as(id).isEqualTo(++version);
            assertThat(Procedure.INSTITUTIONS.from(from))
                    .as("%s: %s by %s to %s", id, from, action, to)
                    .anyMatch(row -> row.action() == action && row.to() == to);
            step = to;
        }
    }

    private HttpResponse<String> send(String method, String path, String who, String version, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + port() + path))
                .header(
                        "Authorization",
                        Objects.requireNonNull(bearers.computeIfAbsent(who, ManyHandsResourceTest::bearer)))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int port() {
        return RestAssured.port;
    }

    /** An officer of the league by a name, or an institution by its code. */
    private static String bearer(String who) {
        return who.startsWith("91")
                ? TestTokens.bearer(Roles.INSTITUTION, Map.of("uscc", who))
                : TestTokens.bearer(Roles.LEAGUE, Map.of("division", LEAGUE, "sub", "hand-" + who));
    }
}
