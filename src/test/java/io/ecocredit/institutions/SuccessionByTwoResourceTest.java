package io.ecocredit.institutions;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was taken over moves to nobody else, and back to nobody, by one officer alone; all whom it concerns are told (I-3). */
@QuarkusTest
@Cites(settles = {Interpretation.I_3, Interpretation.I_32})
class SuccessionByTwoResourceTest {

    private static final Map<String, String> UNDONE = Map.of("reason", "登记有误");
    private static final Map<String, String> ANEW = Map.of("successor", SHARED, "reason", "登记有误，应为该机构");

    private static boolean filled;

    @BeforeEach
    void absorbed() {
        if (!filled) {
            TestTime.moveTo("2025-06-10");
            TwoLeagues.fill();
            JsonPath delivered = RegionYear.deliver("records", """
                record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,\
                source,client_uscc,client_outcome,client_points,client_document_no,summary
                SB000001,%s,SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150200,某生态环境局,某环罚〔2024〕11号,1,,,,,弄虚作假
                """.formatted(OF_BAOTOU));
            assertThat(delivered.getLong("result.accepted"))
                    .as(delivered.prettify())
                    .isEqualTo(1);
            filled = true;
        }
        if (file().getString("successor") == null) {
            assertThat(ask("one", Map.of("successor", OF_ORDOS, "reason", "吸收合并"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void one_officer_alone_neither_points_it_anew_nor_undoes_it() {
        for (Map<String, String> order : List.of(ANEW, UNDONE)) {
            Response asked = ask("one", order);
            assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
            long request = asked.jsonPath().getLong("successionRequest");
            assertThat(asked.jsonPath().getString("successor")).isEqualTo(OF_ORDOS);
            assertThat(weighsOn(OF_ORDOS)).isTrue();
            assertThat(weighsOn(SHARED)).isFalse();

            assertRefused(decide("one", request, true), 409, "SECOND_OFFICER_NEEDED");
            assertRefused(decide("one", request, false), 409, "SECOND_OFFICER_NEEDED");
            assertRefused(Succeeded.decide(officer(ORDOS, "two"), OF_BAOTOU, request, true), 403, "OTHER_LEAGUE");
            assertThat(Succeeded.decide(officer(WUHAI, "two"), OF_BAOTOU, request, true)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(file().getString("successor")).isEqualTo(OF_ORDOS);

            Response refused = decide("two", request, false);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(200);
            assertThat(refused.jsonPath().getString("successor")).isEqualTo(OF_ORDOS);
            assertThat(refused.jsonPath().getString("successionRequest")).isNull();
            assertRefused(decide("two", request, true), 409, "STEP_OUT_OF_ORDER");
            assertThat(weighsOn(OF_ORDOS)).isTrue();
        }
    }

    @Test
    void two_officers_do_and_every_institution_and_league_concerned_is_told() {
        int toldOrdos = told(officer(ORDOS, "one"), "succession");
        int toldShared = told(institution(SHARED), "succession");
        int toldFormer = told(institution(OF_ORDOS), "succession");
        long request = ask("one", ANEW).jsonPath().getLong("successionRequest");
        assertThat(told(institution(SHARED), "succession-request")).isPositive();
        assertThat(told(institution(OF_ORDOS), "succession-request")).isPositive();
        assertThat(told(officer(ORDOS, "one"), "succession-request")).isPositive();
        assertThat(decide("two", request, true).jsonPath().getString("successor"))
                .isEqualTo(SHARED);
        assertThat(weighsOn(OF_ORDOS)).isFalse();
        assertThat(weighsOn(SHARED)).isTrue();
        assertThat(told(officer(ORDOS, "one"), "succession")).isEqualTo(toldOrdos + 1);
        assertThat(told(institution(SHARED), "succession")).isEqualTo(toldShared + 1);
        assertThat(told(institution(OF_ORDOS), "succession")).isEqualTo(toldFormer + 1);

        Succeeded.change(() -> officer(BAOTOU, "two"), () -> officer(BAOTOU, "one"), OF_BAOTOU, UNDONE);
        assertThat(weighsOn(SHARED)).isFalse();
        JsonPath kept = requests();
        assertThat(kept.getString("[1].askedBy")).isEqualTo(BAOTOU + "one");
        assertThat(kept.getString("[1].decidedBy")).isEqualTo(BAOTOU + "two");
    }

    @Test
    void what_was_asked_holds_until_the_succession_is_another_and_only_the_last_of_it() {
        long first = ask("one", ANEW).jsonPath().getLong("successionRequest");
        long second = ask("two", UNDONE).jsonPath().getLong("successionRequest");
        assertRefused(decide("two", first, true), 409, "STEP_OUT_OF_ORDER");
        String path = "/api/v1/institutions/" + OF_BAOTOU;
        Response renamed = officer(BAOTOU, "one")
                .header("If-Match", officer(BAOTOU, "one").get(path).header("ETag"))
                .body(Map.of("name", "乙环境监测有限公司" + second, "reason", "更名"))
                .post(path + "/amendment");
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
        assertThat(file().getLong("successionRequest"))
                .as("a new name is nothing of the succession")
                .isEqualTo(second);
        Response decided = decide("one", second, true);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
        assertThat(file().getString("successor")).isNull();
        assertThat(decide("one", 0, true).statusCode()).isEqualTo(404);
        Response unsaid = officer(BAOTOU, "two")
                .body(Map.of("reason", "无"))
                .post(path + "/succession-requests/" + second + "/decision");
        assertThat(unsaid.statusCode()).isEqualTo(400);
        assertThat(officer(BAOTOU, "two")
                        .get("/inside/institutions/" + OF_BAOTOU + "/succession-requests")
                        .asString())
                .contains("已失效", "撤销承继关系");
    }

    @Test
    void a_field_that_would_do_nothing_is_refused_with_the_rest() {
        String path = "/api/v1/institutions/" + OF_BAOTOU;
        String name = file().getString("name");
        Map<String, String> both = Map.of("name", "丙环境监测有限公司", "successor", SHARED, "reason", "更名");
        for (String noun : List.of("amendment", "succession")) {
            Response refused = officer(BAOTOU, "one")
                    .header("If-Match", officer(BAOTOU, "one").get(path).header("ETag"))
                    .body(both)
                    .post(path + "/" + noun);
            assertRefused(refused, 400, "INVALID_PARAMETER");
            assertThat(refused.jsonPath().getString("errors[0].field"))
                    .isEqualTo(noun.equals("amendment") ? "successor" : "name");
            assertThat(refused.jsonPath().getString("clause")).contains("I-3");
        }
        assertThat(file().getString("name")).isEqualTo(name);
    }

    @Test
    void the_database_lets_no_change_of_a_succession_through_that_two_officers_have_not_carried() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("select set_config('ecocredit.reach', 'ALL', false)");
            assertThatThrownBy(() -> statement.execute("""
                            insert into register.institution_changes (uscc, change_no, kind, changed_on, former_name, name,
                                former_kinds, kinds, former_division, division, successor, reason, entry_id)
                            select uscc, 900, 'SUCCEEDED', '2025-06-10', name, name, kinds, kinds, division, division, null,
                                '一人', (select max(entry_id) from register.entries)
                            from register.institutions where uscc = '%s'
                            """.formatted(OF_BAOTOU)))
                    .hasMessageContaining("two officers");
        }
    }

    private static boolean weighsOn(String uscc) {
        Response answer = TwoLeagues.region().queryParam("year", "2024").get("/api/v1/institutions/{uscc}/score", uscc);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("lines.recordNo").contains("SB000001");
    }

    private static int told(RequestSpecification reader, String kind) {
        return reader.queryParam("limit", 500)
                .get("/api/v1/inbox")
                .jsonPath()
                .getList("items.findAll { it.kind == '" + kind + "' }")
                .size();
    }

    private static RequestSpecification officer(String league, String name) {
        return as(Roles.LEAGUE, Map.of("division", league, "sub", league + name))
                .contentType("application/json");
    }

    private static Response ask(String name, Map<String, String> order) {
        return Succeeded.ask(officer(BAOTOU, name), officer(BAOTOU, name), OF_BAOTOU, order);
    }

    private static Response decide(String name, long request, boolean confirmed) {
        return Succeeded.decide(officer(BAOTOU, name), OF_BAOTOU, request, confirmed);
    }

    private static JsonPath file() {
        return officer(BAOTOU, "one").get("/api/v1/institutions/" + OF_BAOTOU).jsonPath();
    }

    private static JsonPath requests() {
        return officer(BAOTOU, "one")
                .get("/api/v1/institutions/{uscc}/succession-requests", OF_BAOTOU)
                .jsonPath();
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }
}
