package io.ecocredit.stories;

import static io.ecocredit.fixtures.RegionYear.order;
import static io.ecocredit.fixtures.RegionYear.platform;
import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.fixtures.RegionYear.secondOfficer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.fixtures.Expected;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.grades.PublicSide;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.practitioners.PractitionerRating;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.Rating;
import io.ecocredit.scores.RatingRun;
import io.ecocredit.scores.RatingService;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** The whole of a region's year over HTTP: facts in, rated, published, looked up, pulled, revised. */
@QuarkusTest
@Cites(
        value = {
            Article.A3,
            Article.A7,
            Article.A15,
            Article.A16,
            Article.A17,
            Article.A18,
            Article.A19,
            Article.A20,
            Article.A22,
            Article.A31,
            Article.A35
        },
        provisions = Provision.A5_ITEM_4,
        settles = {
            Interpretation.I_2,
            Interpretation.I_4,
            Interpretation.I_5,
            Interpretation.I_6,
            Interpretation.I_12,
            Interpretation.I_16,
            Interpretation.I_18,
            Interpretation.I_24
        })
class RegionYearResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNPUBLISHED_BY_REVISION = 571 - 567;

    @Inject
    RatingService ratings;

    @Inject
    PractitionerRating practitioners;

    @Inject
    LegalClock clock;

    @Test
    void a_region_rates_publishes_and_revises_a_year() throws JsonProcessingException {
        RegionYear.importAll();
        RegionYear.open(2023);
        RegionYear.open(2024);
        importing_everything_again_changes_nothing();
        nothing_unrated_is_published();
        every_rated_row_is_as_expected(Expected.GRADES_2023, 2023, "2024-05-15");
        every_rated_row_is_as_expected(Expected.GRADES_2024_LATER, 2024, "2025-07-31");
        every_rated_row_is_as_expected(Expected.GRADES_2024, 2024, "2025-05-15");
        every_score_sheet_is_as_expected_and_adds_up(Expected.GRADES_2023, 2023, "2024-05-15");
        every_score_sheet_is_as_expected_and_adds_up(Expected.GRADES_2024, 2024, "2025-05-15");
        every_score_sheet_is_as_expected_and_adds_up(Expected.GRADES_2024_LATER, 2024, "2025-07-31");
        every_practitioner_is_as_expected();
        publication_shows_what_was_rated_and_then_what_has_happened_since();
        a_year_is_published_once();
        a_download_is_what_its_digest_says_and_an_earlier_edition_is_gone();
        the_snapshot_is_what_the_head_says();
        a_rectified_record_returns_its_points_to_the_published_result();
        a_direct_rating_of_a_later_year_revises_the_published_result_and_leaves_its_score();
        an_excluded_institution_cannot_be_told_from_an_unknown_one_and_comes_back();
    }

    private void importing_everything_again_changes_nothing() {
        for (String kind : Expected.KINDS) {
            JsonPath report = RegionYear.deliver(kind, Expected.facts(kind));
            assertThat(report.getLong("result.known")).as(kind).isEqualTo(report.getLong("result.rows"));
            assertThat(report.getLong("result.accepted") + report.getLong("result.completed"))
                    .as(kind)
                    .isZero();
        }
    }

    private void nothing_unrated_is_published() {
        Response answer = order(Map.of("publishedOn", "2025-06-05")).post("/api/v1/years/2024/publication");
        assertThat(answer.jsonPath().getString("state")).isEqualTo("FAILED");
        assertThat(answer.jsonPath().getString("problem.code")).isEqualTo("NOT_RATED");
        assertThat(answer.jsonPath().getString("problem.clause")).contains("第二十条");
    }

    private void every_rated_row_is_as_expected(String file, int year, String at) {
        RegionYear.rate(year, at);
        RatingRun run = Objects.requireNonNull(ratings.latest(year).await().indefinitely());
        assertThat(run.at()).isEqualTo(LocalDate.parse(at));
        List<Expected.Result> rated = ratings.ratings(run.id(), "", 1000).await().indefinitely().stream()
                .filter(rating -> !rating.excluded())
                .map(RegionYearResourceTest::asExpected)
                .toList();
        assertThat(rated).containsExactlyElementsOf(Expected.results(file));
    }

    private static Expected.Result asExpected(Rating rating) {
        return new Expected.Result(
                rating.uscc(),
                rating.leadLeague(),
                Objects.requireNonNull(rating.score()).toPlainString(),
                Objects.requireNonNull(rating.grade()),
                Objects.requireNonNullElse(rating.ratedBy(), ""),
                Objects.requireNonNull(rating.deductions()));
    }

    private void every_score_sheet_is_as_expected_and_adds_up(String file, int year, String at)
            throws JsonProcessingException {
        for (Expected.Result expected : Expected.results(file)) {
            JsonNode sheet = JSON.readTree(region().queryParam("year", year)
                    .queryParam("at", at)
                    .get("/api/v1/institutions/{uscc}/score", expected.uscc())
                    .asString());
            assertThat(new BigDecimal(sheet.path("score").asText()))
                    .as(expected.uscc())
                    .isEqualByComparingTo(expected.score());
            assertThat(sheet.path("grade").asText()).as(expected.uscc()).isEqualTo(expected.grade());
            BigDecimal lost = BigDecimal.ZERO;
            for (JsonNode line : sheet.path("lines")) {
                assertThat(line.path("clause").asText()).isNotBlank();
                lost = lost.add(new BigDecimal(line.path("points").asText("0")));
            }
            assertThat(new BigDecimal(100).subtract(lost).max(BigDecimal.ZERO)).isEqualByComparingTo(expected.score());
        }
    }

    private void every_practitioner_is_as_expected() {
        List<String> rated = new ArrayList<>(List.of("practitioner_no,dishonest"));
        Map<String, PractitionerGrader.Result> page;
        String after = "";
        do {
            page = practitioners
                    .next(new EvaluationYear(2024), LocalDate.of(2025, 5, 15), after)
                    .await()
                    .indefinitely();
            for (Map.Entry<String, PractitionerGrader.Result> each : page.entrySet()) {
                after = each.getKey();
                rated.add(after + "," + each.getValue().dishonest());
            }
        } while (!page.isEmpty());
        assertThat(rated).containsExactlyElementsOf(Expected.lines(Expected.PRACTITIONERS_2024));
    }

    private void publication_shows_what_was_rated_and_then_what_has_happened_since() throws JsonProcessingException {
        JsonPath first = RegionYear.publish(2024, "2025-06-05");
        assertThat(first.getInt("result.results")).isEqualTo(571);

        await(() -> feedOperations().stream().filter("WITHDRAWN"::equals).count() == UNPUBLISHED_BY_REVISION);
        assertThat(Shown.current(2024))
                .containsExactlyElementsOf(Expected.results(Expected.GRADES_2024_LATER).stream()
                        .map(result -> Shown.of(result))
                        .toList());
    }

    private void a_year_is_published_once() {
        Response again = secondOfficer()
                .contentType("application/json")
                .body(Map.of("publishedOn", "2025-06-06"))
                .post("/api/v1/years/2024/publication");
        assertThat(again.jsonPath().getString("problem.code")).isEqualTo("ALREADY_PUBLISHED");
        assertThat(again.jsonPath().getInt("problem.status")).isEqualTo(409);
        assertThat(given().get("/api/v1/releases").jsonPath().getList("year")).containsExactly(2024);
    }

    private void a_download_is_what_its_digest_says_and_an_earlier_edition_is_gone() {
        JsonPath release = given().get("/api/v1/releases/2024").jsonPath();
        assertThat(release.getBoolean("historicalImport")).isTrue();
        for (Map<String, String> download : release.<Map<String, String>>getList("downloads")) {
            byte[] body = given().get(download.get("address")).asByteArray();
            assertThat(sha256(body)).isEqualTo(download.get("sha256"));
        }
        given().get("/api/v1/releases/2024/1/grades.csv").then().statusCode(410);
        given().get("/api/v1/releases/2024/999/grades.csv").then().statusCode(404);
        given().get("/api/v1/releases/2022").then().statusCode(404);
        given().redirects()
                .follow(false)
                .get("/api/v1/releases/2024/latest/grades.csv")
                .then()
                .statusCode(307);
    }

    private void the_snapshot_is_what_the_head_says() throws JsonProcessingException {
        Response snapshot = platform().get("/api/v1/feed/snapshot");
        JsonPath head = platform().get("/api/v1/feed/head").jsonPath();
        assertThat(sha256(snapshot.asByteArray())).isEqualTo(head.getString("sha256"));
        assertThat(head.getInt("results")).isEqualTo(Shown.current(2024).size());
        assertThat(snapshot.header("Ecocredit-Feed-Cursor")).isEqualTo(head.getString("cursor"));
    }

    private void a_rectified_record_returns_its_points_to_the_published_result() {
        String uscc = firstShown("BAD", "SCORE");
        List<Map<String, String>> deductions = region().queryParam("year", 2024)
                .get("/api/v1/institutions/{uscc}/score", uscc)
                .jsonPath()
                .getList("lines.findAll { it.kind == 'DEDUCTION' }");
        StringBuilder csv = new StringBuilder("record_no,confirmed_on,authority\n");
        deductions.forEach(line -> csv.append(line.get("recordNo"))
                .append(",2025-08-15,")
                .append(line.get("authority"))
                .append('\n'));
        String cursor = cursor();
        assertThat(RegionYear.deliverValid("rectifications", csv.toString()).getLong("result.accepted"))
                .as("no file undoes a published result (I-30)")
                .isZero();
        secondOfficer()
                .contentType("application/json")
                .body(Map.of("until", clock.today().toString(), "reason", "补录以往年度的整改"))
                .put("/api/v1/years/2024/history")
                .then()
                .statusCode(200);
        RegionYear.deliver("rectifications", csv.toString());

        JsonPath news = awaitNews(cursor);
        assertThat(news.getList("items.operation")).containsOnly("REVISED");
        JsonPath now = PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath();
        assertThat(now.getString("current.grade")).isNotEqualTo("BAD");
        assertThat(now.getString("current.revisedOn")).isNotNull();
        assertThat(rowInLatestEdition(uscc)).contains(now.getString("current.grade"), now.getString("current.score"));
        given().queryParam("asOf", "2025-06-10")
                .get("/api/v1/grades/{uscc}", uscc)
                .then()
                .statusCode(404);
    }

    private void a_direct_rating_of_a_later_year_revises_the_published_result_and_leaves_its_score() {
        String uscc = firstShown("NORMAL", "");
        String league =
                PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath().getString("current.division");
        String cursor = cursor();
        RegionYear.deliver("records", RegionYear.directRecord("RX000001", uscc, league));

        JsonPath news = awaitNews(cursor);
        assertThat(news.getString("items[0].operation")).isEqualTo("REVISED");
        JsonPath now = PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).jsonPath();
        assertThat(now.getString("current.grade")).isEqualTo("BAD");
        assertThat(now.getBoolean("current.ratedDirectly")).isTrue();
        assertThat(now.getInt("current.score")).isEqualTo(100);
        assertThat(rowInLatestEdition(uscc)).as("an edition stays").contains("NORMAL");
    }

    private void an_excluded_institution_cannot_be_told_from_an_unknown_one_and_comes_back()
            throws JsonProcessingException {
        String uscc = firstShown("WARNING", "SCORE");
        String cursor = cursor();
        RegionYear.deliver("exclusions", RegionYear.exclusion(uscc, false));
        assertThat(awaitNews(cursor).getString("items[0].operation")).isEqualTo("WITHDRAWN");

        Response excluded = PublicSide.asked().get("/api/v1/grades/{uscc}", uscc);
        Response unknown = given().get("/api/v1/grades/911500007XXXXXXXX1".replace('X', '7'));
        assertThat(excluded.statusCode()).isEqualTo(404);
        assertThat(excluded.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(headers(excluded)).isEqualTo(headers(unknown));

        assertThat(rowInLatestEdition(uscc)).isEmpty();

        String after = cursor();
        RegionYear.deliver("exclusions", RegionYear.exclusion(uscc, true));
        assertThat(awaitNews(after).getString("items[0].operation")).isEqualTo("PUBLISHED");
        PublicSide.asked().get("/api/v1/grades/{uscc}", uscc).then().statusCode(200);
        assertThat(rowInLatestEdition(uscc)).contains("WARNING");
        latestEditionIsTheCurrentList();
    }

    /** So that what differs between editions does not tell whose result was repaired. */
    private static void latestEditionIsTheCurrentList() throws JsonProcessingException {
        String edition =
                given().get("/api/v1/releases/2024/latest/grades.ndjson").asString();
        List<Shown> rows = new ArrayList<>();
        for (String line : edition.lines().toList()) {
            rows.add(Shown.of(JSON.readTree(line)));
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(Shown.current(2024));
    }

    private static String rowInLatestEdition(String uscc) {
        return given().get("/api/v1/releases/2024/latest/grades.csv")
                .asString()
                .lines()
                .filter(line -> line.startsWith(uscc))
                .findFirst()
                .orElse("");
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !Set.of("X-Request-Id", "RateLimit").contains(header.getName()))
                .map(header -> header.getName() + ": " + header.getValue())
                .toList();
    }

    private static String firstShown(String grade, String ratedBy) {
        return Expected.results(Expected.GRADES_2024_LATER).stream()
                .filter(result ->
                        result.grade().equals(grade) && result.ratedBy().equals(ratedBy))
                .findFirst()
                .orElseThrow()
                .uscc();
    }

    private static List<String> feedOperations() {
        return platform().get("/api/v1/feed?limit=10000").jsonPath().getList("items.operation");
    }

    private static String cursor() {
        return platform().get("/api/v1/feed/head").jsonPath().getString("cursor");
    }

    private static JsonPath awaitNews(String cursor) {
        JsonPath news = platform().get("/api/v1/feed?wait=30&after=" + cursor).jsonPath();
        assertThat(news.getList("items")).isNotEmpty();
        return news;
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
