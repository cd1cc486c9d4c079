package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static io.ecocredit.fixtures.RegionYear.deliverValid;
import static io.ecocredit.fixtures.RegionYear.region;
import static io.ecocredit.imports.SmallRegister.csv;
import static io.ecocredit.imports.SmallRegister.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nine characters that an organisation was called by before mean its institution, in files and inside as in public. */
@QuarkusTest
@Cites(provisions = Provision.A10_ITEM_1, settles = Interpretation.I_3)
class OrganisationCodesResourceTest {

    /** Within the code of the institution of {@link SmallRegister}. */
    private static final String ORGANISATION = "65E6PF50T";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            SmallRegister.fill();
            deliver(
                    "institutions",
                    header("institutions") + "\n"
                            + csv("institutions", Map.of("uscc", "91150200TW1NC0DE5H"))
                            + csv("institutions", Map.of("uscc", "12150200TW1NC0DE51")));
            filled = true;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "engagements,          uscc",
        "engagements,          client_uscc",
        "exclusions,           uscc",
        "records,              uscc",
        "practitioners,        employer_uscc",
        "practitioner_records, employer_uscc",
    })
    void a_file_may_call_an_institution_by_it(String kind, String column) {
        for (String written : new String[] {ORGANISATION, "65e6pf50-t"}) {
            JsonPath job = deliver(kind, header(kind) + "\n" + csv(kind, Map.of(column, written)));
            assertThat(job.getLong("result.accepted")).as(written).isEqualTo(1);
        }
    }

    @Test
    void what_is_kept_is_the_whole_code_and_the_same_row_with_it_is_known() {
        String row = csv("records", Map.of("uscc", ORGANISATION));
        assertThat(deliver("records", header("records") + "\n" + row).getLong("result.accepted"))
                .isEqualTo(1);
        region().get("/api/v1/records/{number}", row.substring(0, row.indexOf(',')))
                .then()
                .body("uscc", equalTo(SmallRegister.TESTING));
        String again = row.replace(ORGANISATION, SmallRegister.TESTING);
        assertThat(deliver("records", header("records") + "\n" + again).getLong("result.known"))
                .isEqualTo(1);
    }

    @Test
    void a_code_that_means_nobody_or_several_is_refused_as_such_and_the_rows_beside_it_are_taken() {
        JsonPath job = deliverValid(
                "records",
                header("records") + "\n"
                        + csv("records", Map.of("uscc", "N0B0DY123"))
                        + csv("records", Map.of())
                        + csv("records", Map.of("uscc", "TW1NC0DE5"))
                        + csv("records", Map.of("uscc", ORGANISATION)));
        assertThat(job.getLong("result.accepted")).isEqualTo(2);
        assertThat(job.getLong("result.refused")).isEqualTo(2);
        region().get("/api/v1/imports/records/{id}/findings", job.getString("id"))
                .then()
                .body("items.code", contains("MALFORMED_USCC", "MALFORMED_USCC"))
                .body("items.line", contains(2, 4))
                .body("items[0].detail", containsString("没有该组织机构代码"))
                .body("items[1].detail", containsString("12150200TW1NC0DE51、91150200TW1NC0DE5H"));
    }

    @Test
    void a_single_entry_may_too() {
        FreshKey.on(region())
                .contentType("application/json")
                .body(Map.of(
                        "identityNumber",
                        "HK5550001",
                        "name",
                        "某人",
                        "employerUscc",
                        ORGANISATION,
                        "division",
                        "150200"))
                .post("/api/v1/practitioners")
                .then()
                .statusCode(201)
                .body("practitioner.employerUscc", equalTo(SmallRegister.TESTING));
    }

    @ParameterizedTest
    @ValueSource(strings = {ORGANISATION, "65e6 pf50 t", SmallRegister.TESTING, "9115020065e6pf50t9"})
    void officers_find_it_by_search_and_by_path(String written) {
        region().queryParam("q", written)
                .get("/api/v1/institutions")
                .then()
                .statusCode(200)
                .body("items.uscc", contains(SmallRegister.TESTING));
        region().get("/api/v1/institutions/{code}", written)
                .then()
                .statusCode(200)
                .body("uscc", equalTo(SmallRegister.TESTING));
    }

    @Test
    void what_looks_like_a_code_and_is_none_is_told_to_officers_too() {
        region().queryParam("q", "9115020065E6PFSOT9")
                .get("/api/v1/institutions")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_USCC"))
                .body("errors[0].field", equalTo("q"));
        region().get("/api/v1/institutions/N0B0DY123").then().statusCode(404);
        region().get("/api/v1/institutions/TW1NC0DE5")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_USCC"))
                .body("detail", containsString("12150200TW1NC0DE51、91150200TW1NC0DE5H"));
    }
}
