package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.records.LineRecords.Row;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was produced, decided or became final has happened by the day on which it is entered. Today is {@link LineYear#TODAY}. */
@QuarkusTest
@Cites(
        provisions = {Provision.A13_ITEM_1, Provision.A15_ITEM_1},
        settles = {Interpretation.I_6, Interpretation.I_25})
class DaysToComeResourceTest {

    private static final String TOMORROW = "2025-04-09";

    private static int last;

    private final String number = "DC-" + ++last;

    @ParameterizedTest
    @EnumSource
    void nobody_enters_what_is_produced_on_a_day_to_come(LineYear line) {
        line.prepare();
        refusedAt(enter(line, Map.of("producedOn", TOMORROW)), "producedOn");
        JsonPath file = RegionYear.deliverValid(
                LineRecords.kind(line),
                LineRecords.file(line, number + "-F", line.first(), new Row(TOMORROW, LineYear.LEAGUE, "某局")));
        assertThat(file.getLong("result.accepted"))
                .as("a file takes effect on its days")
                .isEqualTo(1);
        assertThat(enter(line, Map.of("producedOn", LineYear.TODAY)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void nothing_becomes_final_on_a_day_to_come_whether_entered_or_stated_afterwards() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        Map<String, Object> penalty = Map.of("indicator", "1-13", "item", "13.1");
        refusedAt(enter(line, with(penalty, "finalOn", TOMORROW)), "finalOn");
        assertThat(enter(line, penalty).statusCode()).isEqualTo(201);
        refusedAt(enter(line, with(penalty, "finalOn", TOMORROW)), "finalOn");
        assertThat(enter(line, with(penalty, "finalOn", LineYear.TODAY)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_amendment_moves_nothing_to_a_day_to_come_nor_takes_finality_back_unsaid() {
        LineYear line = LineYear.INSTITUTIONS;
        line.prepare();
        Map<String, Object> penalty =
                Map.of("indicator", "1-13", "item", "13.1", "finalOn", "2024-07-01", "producedOn", "2024-06-01");
        assertThat(enter(line, penalty).statusCode()).isEqualTo(201);
        refusedAt(amend(with(penalty, "finalOn", TOMORROW)), "finalOn");
        refusedAt(amend(with(penalty, "producedOn", TOMORROW)), "producedOn");
        refusedAt(amend(with(penalty, "finalOn", "")), "finalOn");
        assertThat(amend(with(penalty, "finalOn", "2024-07-02")).statusCode()).isEqualTo(200);
        assertThat(amend(Map.of("producedOn", "2024-06-01", "indicator", "1-12", "item", "13.4"))
                        .statusCode())
                .as("which is no penalty, and has no such day")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_older_version_let_in_is_corrected_today(LineYear line) throws SQLException {
        line.prepare();
        assertThat(enter(line, Map.of("producedOn", "2024-06-01")).statusCode()).isEqualTo(201);
        letIn(line, "2030-03-10");
        if (line == LineYear.INSTITUTIONS) {
            assertThat(amend(Map.of("producedOn", "2024-06-01")).statusCode()).isEqualTo(200);
            letIn(line, "2030-03-10");
        }
        Response withdrawn = decide(line, "withdrawal", Map.of("reason", "日期有误"));
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
    }

    private void letIn(LineYear line, String day) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement(
                        line == LineYear.INSTITUTIONS
                                ? "with amended as (update register.record_amendments set produced_on = ?::date"
                                        + " where record_no = ?) update register.records set produced_on = ?::date where record_no = ?"
                                : "update practitioners.records set produced_on = ?::date where record_no = ?")) {
            owner.createStatement().execute("set session_replication_role = replica");
            for (int at = 1; at <= put.getParameterMetaData().getParameterCount(); at++) {
                put.setString(at, at % 2 == 1 ? day : number);
            }
            assertThat(put.executeUpdate()).isEqualTo(1);
        }
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, String value) {
        Map<String, Object> changed = new HashMap<>(form);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return changed;
    }

    private Response enter(LineYear line, Map<String, Object> fields) {
        return LineRecords.entered(line, line.officer("one"), number, line.first(), fields);
    }

    private Response amend(Map<String, Object> fields) {
        Map<String, Object> content = new HashMap<>(Map.of(
                "category", "GENERAL",
                "indicator", "1-12",
                "item", "13.4",
                "documentNo", number + "号",
                "source", 1,
                "summary", "某事"));
        content.putAll(fields);
        return decide(LineYear.INSTITUTIONS, "amendment", Map.of("reason", "内容有误", "record", content));
    }

    private Response decide(LineYear line, String decision, Map<String, ?> order) {
        String at = LineRecords.at(line, line.first()) + "/" + number;
        JsonPath decided = line.officer("one").get(at + "/decisions").jsonPath();
        return line.officer("one")
                .header("If-Match", "\"" + (1 + decided.getList("").size()) + "\"")
                .body(order)
                .post(at + "/" + decision);
    }
}
