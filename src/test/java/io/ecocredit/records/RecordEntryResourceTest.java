package io.ecocredit.records;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may enter, in whose name, and what is said of it. */
@QuarkusTest
@Cites(
        value = {Article.A7, Article.A9, Article.A13, Article.A15, Article.A36},
        settles = {Interpretation.I_3, Interpretation.I_27})
class RecordEntryResourceTest {

    private static final String ALL = "/api/v1/records";
    private static final String CITIZEN = "159999196102020010";

    private static boolean filled;

    @BeforeEach
    void fillTheRegister() {
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    @Test
    void a_provider_enters_in_its_own_name_and_may_leave_it_out() {
        enter(provider(), RecordForms.good("P-1"))
                .statusCode(201)
                .header("Location", endsWith("/api/v1/records/P-1"))
                .body("record.authority", equalTo("包头市生态环境局"))
                .body("doubts.size()", equalTo(0));
        enter(provider(), RecordForms.good("P-2", "authority", ""))
                .statusCode(201)
                .body("record.authority", equalTo("包头市生态环境局"));
        enter(provider(), RecordForms.good("P-3", "authority", "包头市市场监督管理局"))
                .statusCode(403)
                .body("code", equalTo("OTHER_AUTHORITY"))
                .body("clause", containsString("第十五条第（一）项"))
                .body("errors[0].field", equalTo("authority"));
        region().get(ALL + "/P-3").then().statusCode(404);
    }

    @Test
    void a_league_enters_for_its_own_division_and_no_other() {
        enter(league(BAOTOU), RecordForms.good("L-1", "division", "150202")).statusCode(201);
        for (String other : new String[] {ORDOS, "150602", "150000"}) {
            enter(league(BAOTOU), RecordForms.good("L-2", "division", other))
                    .statusCode(403)
                    .body("code", equalTo("OTHER_LEAGUE"))
                    .body("clause", containsString("第七条"));
        }
        enter(region(), RecordForms.good("L-3", "division", "150000")).statusCode(201);
    }

    @Test
    void the_same_again_changes_nothing_and_other_content_is_a_conflict() {
        Map<String, Object> form = RecordForms.good("S-1", "indicator", "1-13", "item", "13.1");
        enter(league(BAOTOU), form).statusCode(201);
        enter(league(BAOTOU), form).statusCode(200).body("record.recordNo", equalTo("S-1"));
        enter(league(BAOTOU), RecordForms.good("S-1", "indicator", "1-13", "item", "13.1", "summary", "另一事"))
                .statusCode(409)
                .body("code", equalTo("CONFLICTING_DUPLICATE"))
                .body("clause", containsString("第十五条第（一）项"))
                .body("errors[0].field", equalTo("recordNo"));
        enter(league(BAOTOU), RecordForms.good("S-1", "indicator", "1-13", "item", "13.1", "finalOn", "2024-06-01"))
                .statusCode(200)
                .body("record.finalOn", equalTo("2024-06-01"));
        enter(league(BAOTOU), RecordForms.good("S-1", "indicator", "1-13", "item", "13.1", "finalOn", "2024-06-02"))
                .statusCode(409);
    }

    @Test
    void every_fault_is_told_at_once_under_the_names_of_the_fields() {
        JsonPath told = enter(
                        region(),
                        RecordForms.good(
                                "", "uscc", "1", "division", "9", "producedOn", "x", "source", "0", "authority", ""))
                .statusCode(400)
                .body("code", equalTo("INVALID_BODY"))
                .extract()
                .jsonPath();
        assertThat(told.getList("errors.field"))
                .containsExactlyInAnyOrder("recordNo", "uscc", "division", "producedOn", "source", "authority");
        enter(region(), RecordForms.good("F-1", "occurredOn", "2024-05-01"))
                .statusCode(400)
                .body("code", equalTo("DATES_OUT_OF_ORDER"))
                .body("detail", containsString("occurredOn"))
                .body("errors[0].field", equalTo("producedOn"));
        enter(region(), RecordForms.good("F-2", "uscc", TwoLeagues.UNKNOWN))
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_INSTITUTION"));
        enter(region(), RecordForms.good("F-3", "indicator", "1-20"))
                .statusCode(400)
                .body("code", equalTo("INDICATOR_OF_ANOTHER_KIND"));
        enter(region(), RecordForms.good("F-4", "colour", "red"))
                .statusCode(400)
                .body("code", equalTo("INVALID_BODY"))
                .body("errors[0].field", equalTo("colour"));
        region().contentType("application/json").post(ALL).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "AUDIT_OR_DISCIPLINE, 201",
        "MARKET_SUPERVISION, 403",
        "ECOLOGICAL, 403",
        "COMPETENT, 403",
        "NONSENSE, 403"
    })
    void a_provider_answers_with_its_kind_and_not_with_its_name(String kind, int status) {
        RequestSpecification account = as(Roles.PROVIDER, Map.of("authority", "某审计机关", "authority_kind", kind));
        ValidatableResponse told = enter(
                        account,
                        RecordForms.good(
                                "K-" + kind,
                                "authority",
                                "",
                                "indicator",
                                "1-05",
                                "category",
                                "SERIOUS",
                                "item",
                                "14.5"))
                .statusCode(status);
        if (status == 201) {
            told.body("doubts.size()", equalTo(0));
        } else {
            told.body("code", equalTo("AUTHORITY_KIND_MISSING"))
                    .body("clause", containsString("附件1第5项（I-27）"))
                    .body("errors[0].field", equalTo("authority"));
        }
    }

    @Test
    void an_officer_enters_what_another_authority_established_for_a_person_to_look_at() {
        String[] audited = {"indicator", "1-05", "category", "SERIOUS", "item", "14.5", "authority", "包头市审计局"};
        enter(league(BAOTOU), RecordForms.good("O-1", audited))
                .statusCode(201)
                .body("doubts.field", hasItem("authority"))
                .body("doubts[0].clause", containsString("I-27"));
        audited[7] = "包头市生态环境局";
        enter(league(BAOTOU), RecordForms.good("O-2", audited))
                .statusCode(403)
                .body("code", equalTo("AUTHORITY_KIND_MISSING"));
        enter(region(), RecordForms.good("O-3", audited)).statusCode(403);
        enter(league(BAOTOU), RecordForms.good("O-4", "indicator", "1-11"))
                .statusCode(201)
                .body("doubts.size()", equalTo(0));
    }

    @Test
    void a_code_whose_check_character_does_not_fit_is_kept_with_a_doubt() {
        enter(
                        region(),
                        RecordForms.good(
                                "D-1", "clientUscc", "9115020065E6PF50T8", "indicator", "1-12", "clientPoints", "5.5"))
                .statusCode(201)
                .body("doubts.field", hasItem("clientUscc"))
                .body("record.clientPoints", equalTo(5.5f));
    }

    @ParameterizedTest
    @CsvSource({"summary", "documentNo", "recordNo", "item", "category", "clientDocumentNo", "authority", "producedOn"})
    void a_citizen_number_in_a_text_is_refused_and_not_repeated(String field) {
        Response answer = post(region(), RecordForms.good("C-1", field, "当事人" + CITIZEN + "已受罚"));
        answer.then()
                .statusCode(400)
                .body("errors.code", hasItem("PERSONAL_DATA_NOT_ALLOWED"))
                .body("errors.find { it.code == 'PERSONAL_DATA_NOT_ALLOWED' }.field", equalTo(field))
                .body("errors.find { it.code == 'PERSONAL_DATA_NOT_ALLOWED' }.value", nullValue())
                .body("errors.find { it.code == 'PERSONAL_DATA_NOT_ALLOWED' }.clause", containsString("第三十六条"));
        assertThat(answer.asString()).doesNotContain(CITIZEN);
    }

    @Test
    void an_institution_whose_code_reads_like_a_citizen_number_is_no_person() {
        enter(region(), RecordForms.good("U-1", "clientUscc", "911502001985010112"))
                .statusCode(201)
                .body("record.clientUscc", equalTo("911502001985010112"));
    }

    private static RequestSpecification provider() {
        return as(Roles.PROVIDER, Map.of());
    }

    private static ValidatableResponse enter(RequestSpecification account, Map<String, Object> form) {
        return post(account, form).then();
    }

    private static Response post(RequestSpecification account, Map<String, Object> form) {
        return FreshKey.on(account).contentType("application/json").body(form).post(ALL);
    }
}
