package io.ecocredit.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not seen is in no text that is kept or shown, by whatever door it comes (A10). */
@QuarkusTest
@Cites(provisions = {Provision.A10_ITEM_1, Provision.A15_ITEM_1})
class HiddenCharactersResourceTest {

    private static final List<String> UNSEEN =
            List.of("\u202e", "\u2066", "\u200b", "\ufeff", "\u0007", "\u2028", "\ue000", "\u17b4", "\ufe0f", "\ufffe");

    record Door(String path, Map<String, Object> body, String field) {}

    private static final List<Door> DOORS = List.of(
            new Door("/api/v1/institutions", Map.of(), "name"),
            new Door("/api/v1/institutions/" + TwoLeagues.SHARED + "/amendment", Map.of("reason", "更名"), "name"),
            new Door("/api/v1/institutions/" + TwoLeagues.SHARED + "/amendment", Map.of("name", "某公司"), "reason"),
            new Door("/api/v1/records", Map.of(), "recordNo"),
            new Door("/api/v1/records", Map.of(), "authority"),
            new Door("/api/v1/records", Map.of(), "documentNo"),
            new Door("/api/v1/records", Map.of(), "summary"),
            new Door("/api/v1/records/R-1/amendment", Map.of("record", Map.of()), "reason"),
            new Door("/api/v1/records/R-1/withdrawal", Map.of(), "reason"),
            new Door("/api/v1/records/R-1/quashing", Map.of("reason", "撤销"), "documentNo"),
            new Door("/api/v1/warning-matters", Map.of("requirement", "整改"), "title"),
            new Door("/api/v1/early-warnings", Map.of("found", "某事"), "place"),
            new Door("/api/v1/practitioners", Map.of(), "name"),
            new Door("/api/v1/doubts/1/settlement", Map.of(), "reason"));

    static Stream<Arguments> doorsAndUnseen() {
        return DOORS.stream().flatMap(door -> UNSEEN.stream().map(unseen -> Arguments.of(door, unseen)));
    }

    @ParameterizedTest
    @MethodSource("doorsAndUnseen")
    void a_body_with_one_is_refused_by_field_and_not_repeated(Door door, String unseen) {
        refuses(door, "某" + unseen + "公司");
    }

    static Stream<Door> lines() {
        return DOORS.stream().filter(door -> !List.of("reason", "summary").contains(door.field()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_name_a_number_or_a_title_is_one_line(Door door) {
        refuses(door, "某\n公司");
        refuses(door, "某\t公司");
    }

    private static void refuses(Door door, String text) {
        Map<String, Object> body = new LinkedHashMap<>(door.body());
        body.put(door.field(), text);
        Response answer = FreshKey.on(TwoLeagues.league(TwoLeagues.BAOTOU))
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(body)
                .post(door.path());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        JsonPath problem = answer.jsonPath();
        assertThat(problem.getList("errors.findAll { it.code == 'MALFORMED_VALUE' }.field", String.class))
                .as(answer.asString())
                .anySatisfy(field -> assertThat(field).endsWith(door.field()));
        assertThat(problem.getList("errors.detail", String.class))
                .anySatisfy(detail -> assertThat(detail).contains("U+" + String.format("%04X", text.codePointAt(1))));
        assertThat(answer.asString()).doesNotContain(text);
    }

    @ParameterizedTest
    @CsvSource({"record_no", "authority", "document_no", "summary"})
    void a_row_of_a_file_with_one_is_refused(String column) {
        for (String unseen : UNSEEN) {
            List<String> values = new ArrayList<>();
            List<String> columns = List.of(
                    "record_no",
                    "uscc",
                    "category",
                    "indicator",
                    "item",
                    "occurred_on",
                    "produced_on",
                    "final_on",
                    "division",
                    "authority",
                    "document_no",
                    "source",
                    "client_uscc",
                    "client_outcome",
                    "client_points",
                    "client_document_no",
                    "summary");
            columns.forEach(each -> values.add(each.equals(column) ? "\"某" + unseen + "文\"" : ""));
            JsonPath report = RegionYear.deliverValid(
                    "records", String.join(",", columns) + "\n" + String.join(",", values) + "\n");
            assertThat(RegionYear.region()
                            .get("/api/v1/imports/records/{id}/findings", report.getString("id"))
                            .jsonPath()
                            .getList("items.findAll { it.field == '" + column + "' }.code", String.class))
                    .as(report.prettify())
                    .contains("MALFORMED_VALUE");
        }
    }
}
