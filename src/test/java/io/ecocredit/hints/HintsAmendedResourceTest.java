package io.ecocredit.hints;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hint that is amended once it was told is not what they were told of: it is withdrawn with them, and told anew (I-36). */
@QuarkusTest
@Cites(value = Article.A30, settles = Interpretation.I_36)
class HintsAmendedResourceTest {

    private static final String MONTH = "2024-07";

    @Test
    void what_was_told_is_withdrawn_whatever_is_amended_and_told_anew_while_it_is_a_hint() throws SQLException {
        TestTime.moveTo("2024-08-01");
        TwoLeagues.fill();
        List.of("R-0", "R-1", "R-2", "R-3", "R-4").forEach(HintsAmendedResourceTest::hint);
        FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .body(Map.of("month", MONTH))
                .post("/api/v1/hint-reports")
                .then()
                .statusCode(201);
        assertThat(collated().<String>getList("recordNo")).containsExactly("R-1", "R-2", "R-3", "R-4");

        amend("R-1", Map.of("category", "GENERAL", "indicator", "1-12", "item", "13.4"));
        amend("R-2", Map.of("item", "12.2"));
        amend("R-3", Map.of("producedOn", "2024-07-20"));
        amend("R-4", Map.of("documentNo", "另一号"));
        assertThat(withdrawn()).containsExactly("R-1", "R-2", "R-3", "R-4");
        assertThat(letters()).filteredOn(title -> title.startsWith("撤回协查通报")).hasSize(4);

        amend("R-0", Map.of("documentNo", "又一号"));
        assertThat(withdrawn()).as("the platform had it").containsExactly("R-1", "R-2", "R-3", "R-4", "R-0");
        assertThat(letters()).as("leagues were not told of the first").hasSize(8);

        amend("R-2", Map.of("item", "12.2", "documentNo", "再一号"));
        assertThat(withdrawn()).as("once").hasSize(5);

        JsonPath again = collated();
        assertThat(again.<String>getList("recordNo"))
                .as("what still is a hint, as it is now")
                .containsExactly("R-2", "R-4", "R-3");
        assertThat(again.<String>getList("item")).containsExactly("12.2", "12.1", "12.1");
        assertThat(again.<String>getList("producedOn")).containsExactly("2024-07-10", "2024-07-10", "2024-07-20");
        assertThat(collated().getList("recordNo")).isEmpty();

        forgetTheWithdrawalOf("R-1");
        decide("R-1", "withdrawal", Map.of("reason", "查无此事"));
        assertThat(withdrawn())
                .as("whoever was told of a hint is told, though it is none any more")
                .containsExactly("R-2", "R-3", "R-4", "R-0", "R-1");
    }

    private static void hint(String number) {
        Map<String, Object> form = form(number);
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n"
                        + "%s,%s,HINT,,12.1,%s,%s,,%s,%s,%s,1,,,,,某事\n"
                                .formatted(
                                        number,
                                        SHARED,
                                        form.get("occurredOn"),
                                        form.get("producedOn"),
                                        BAOTOU,
                                        form.get("authority"),
                                        form.get("documentNo")));
    }

    private static Map<String, Object> form(String number) {
        Map<String, Object> form = new HashMap<>();
        form.put("recordNo", number);
        form.put("uscc", SHARED);
        form.put("category", "HINT");
        form.put("item", "12.1");
        form.put("occurredOn", "2024-07-10");
        form.put("producedOn", "2024-07-10");
        form.put("division", BAOTOU);
        form.put("authority", "包头市生态环境局");
        form.put("documentNo", number + "号");
        form.put("source", 1);
        form.put("summary", "某事");
        return form;
    }

    private static void amend(String number, Map<String, String> changes) {
        Map<String, Object> form = form(number);
        form.putAll(changes);
        decide(number, "amendment", Map.of("reason", "原记载有误", "record", form));
    }

    private static void decide(String number, String decision, Map<String, Object> body) {
        Response answer = FreshKey.on(league(BAOTOU))
                .contentType("application/json")
                .header("If-Match", region().get("/api/v1/records/" + number).header("ETag"))
                .body(body)
                .post("/api/v1/records/" + number + "/" + decision);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** The notices that a collation sends to all leagues. */
    private static JsonPath collated() {
        return region().contentType("application/json")
                .body(Map.of("month", MONTH))
                .post("/api/v1/hint-reports/collation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("notices");
    }

    /** What was withdrawn with the platform, in its order. */
    private static List<String> withdrawn() {
        return as(Roles.PLATFORM, Map.of())
                .get("/api/v1/hint-forwards")
                .jsonPath()
                .getList("items.findAll { it.kind == 'WITHDRAWAL' }.recordNo");
    }

    private static List<String> letters() {
        return league(WUHAI).get("/api/v1/inbox").jsonPath().getList("items.title");
    }

    /** As the register was kept before amendments were followed. */
    private static void forgetTheWithdrawalOf(String number) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("select set_config('ecocredit.reach', 'ALL', false)");
            assertThat(statement.executeUpdate("delete from register.co_investigations where kind = 'WITHDRAWAL'"
                            + " and record_no = '" + number + "'"))
                    .isEqualTo(1);
        }
    }
}
