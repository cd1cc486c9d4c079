package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.deliverValid;
import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.imports.SmallRegister.csv;
import static io.ecocredit.imports.SmallRegister.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file may not bring: another league's rows, and numbers of persons where none belong. */
@QuarkusTest
@Cites({Article.A7, Article.A36})
class ImportOwnershipResourceTest {

    private static final String CITIZEN = "159999196102020010";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            SmallRegister.fill();
            filled = true;
        }
    }

    @ParameterizedTest
    @CsvSource({"records", "practitioner_records"})
    void of_a_leagues_file_the_rows_of_another_league_or_of_the_region_are_refused_row_by_row(String kind) {
        String file = header(kind) + "\n"
                + csv(kind, Map.of())
                + csv(kind, Map.of("division", "150600"))
                + csv(kind, Map.of("division", "150202"))
                + csv(kind, Map.of("division", "150602"))
                + csv(kind, Map.of("division", "150000"));
        Response answer = league().contentType("text/csv;charset=UTF-8")
                .queryParam("mode", "valid")
                .body(file)
                .post("/api/v1/imports/{kind}", kind);
        assertThat(answer.jsonPath().getString("state")).as(answer.asString()).isEqualTo("SUCCEEDED");
        assertThat(answer.jsonPath().getLong("result.accepted")).isEqualTo(2);
        JsonPath findings = league().get(
                        "/api/v1/imports/{kind}/{id}/findings",
                        kind,
                        answer.jsonPath().getString("id"))
                .jsonPath();
        assertThat(findings.getList("items.line")).containsExactly(3, 5, 6);
        assertThat(findings.getList("items.code")).containsOnly("OTHER_LEAGUE");
        assertThat(findings.getList("items.field")).containsOnly("division");
    }

    @ParameterizedTest
    @CsvSource({
        "institutions, name",
        "engagements, project",
        "engagements, client_name",
        "exclusions, reason",
        "practitioners, name",
        "practitioners, practitioner_no",
        "records, summary",
        "records, category",
        "practitioner_records, summary",
        "warnings, requirement",
        "rectifications, authority"
    })
    void a_citizen_number_in_a_text_is_refused_in_every_kind_and_not_repeated(String kind, String field) {
        String id = deliverValid(kind, header(kind) + "\n" + csv(kind, Map.of(field, "某人，" + CITIZEN)))
                .getString("id");
        Response findings = region().get("/api/v1/imports/{kind}/{id}/findings", kind, id);
        assertThat(findings.jsonPath().getList("items.code")).contains("PERSONAL_DATA_NOT_ALLOWED");
        assertThat(findings.jsonPath().getString("items.find { it.code == 'PERSONAL_DATA_NOT_ALLOWED' }.clause"))
                .contains("第三十六条");
        assertThat(findings.asString()).doesNotContain(CITIZEN);
    }

    @Test
    void a_number_that_a_long_text_was_cut_within_is_not_repeated_either() {
        String file = header("records") + "\n"
                + csv("records", Map.of("summary", "事".repeat(30) + "，" + CITIZEN + "，" + "事".repeat(2000)));
        String id = deliverValid("records", file).getString("id");
        assertThat(region().get("/api/v1/imports/records/{id}/findings", id).asString())
                .contains("PERSONAL_DATA_NOT_ALLOWED")
                .doesNotContain(CITIZEN.substring(0, 6));
    }

    private static RequestSpecification league() {
        return given().header("Authorization", TestTokens.bearer(Roles.LEAGUE)).header("Prefer", "wait=60");
    }
}
