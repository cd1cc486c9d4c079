package io.ecocredit.practitioners;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.practitioners.Persons.DISCLOSURE;
import static io.ecocredit.practitioners.Persons.ask;
import static io.ecocredit.practitioners.Persons.form;
import static io.ecocredit.practitioners.Persons.person;
import static io.ecocredit.practitioners.Persons.post;
import static io.ecocredit.practitioners.Persons.registered;
import static io.ecocredit.practitioners.Persons.trailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole identity is told for a stated purpose, and is nowhere else. */
@QuarkusTest
@Cites(Article.A36)
class DisclosureResourceTest {

    private static final String IDENTITY = "159999196102020010";
    private static final String NAME = "欧阳从业";
    private static final String PHONE = "13800000009";

    private String number = "";

    @BeforeEach
    void registerSomebody() {
        number = registered(league(BAOTOU), form(IDENTITY, BAOTOU, "name", NAME, "phone", PHONE));
    }

    @Test
    void the_whole_is_told_for_a_purpose_that_the_trail_keeps() throws SQLException {
        post(league(BAOTOU), Map.of("purpose", " 核实本人的修复申请 "), DISCLOSURE, number)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("number", equalTo(number))
                .body("identityNumber", equalTo(IDENTITY))
                .body("name", equalTo(NAME))
                .body("phone", equalTo(PHONE));
        assertThat(trailOf(number)).contains("disclosePractitioner league DONE 核实本人的修复申请");
        post(person(number), Map.of("purpose", "查看本人的信息"), DISCLOSURE, number)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING_VALUE",
        "'    ', MISSING_VALUE",
        "核实身份, MALFORMED_VALUE",
        "核实公民159999196102020010, PERSONAL_DATA_NOT_ALLOWED",
        "核实欧阳从业的申请, PERSONAL_DATA_NOT_ALLOWED",
        "致电13800000009核实, PERSONAL_DATA_NOT_ALLOWED"
    })
    void a_purpose_that_says_too_little_or_too_much_is_refused_and_not_repeated(String purpose, String code)
            throws SQLException {
        List<String> before = trailOf(number);
        post(region(), Map.of("purpose", purpose), DISCLOSURE, number)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("clause", containsString("第三十六条"))
                .body("errors[0].field", equalTo("purpose"))
                .body("errors[0].value", nullValue())
                .body(not(containsString("欧阳")));
        post(region(), Map.of("purpose", "很".repeat(201)), DISCLOSURE, number)
                .then()
                .statusCode(400);
        post(region(), Map.of(), DISCLOSURE, number).then().statusCode(400);
        assertThat(trailOf(number)).isEqualTo(before);
    }

    @Test
    void what_was_erased_is_gone() throws SQLException {
        String erased = registered(region(), form("H80000001", BAOTOU));
        change("update practitioners.practitioners set identity_encrypted = null,"
                + " name_encrypted = null, phone_encrypted = null, identity_index = null, fingerprint = null,"
                + " digested_with = null, erased_on = '2025-01-01' where practitioner_no = '" + erased + "'");
        region().get(Persons.ONE, erased)
                .then()
                .statusCode(200)
                .body("erasedOn", equalTo("2025-01-01"))
                .body("name", nullValue());
        post(region(), Map.of("purpose", "核实修复申请"), DISCLOSURE, erased)
                .then()
                .statusCode(410)
                .body("code", equalTo("IDENTITY_ERASED"));
    }

    @Test
    void no_table_has_anything_of_it_in_the_clear() throws SQLException {
        List<String> tables = ask("""
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname in ('register', 'practitioners', 'published', 'audit', 'access')
                """);
        assertThat(tables).contains("practitioners.practitioners", "audit.trail", "register.entries");
        for (String table : tables) {
            List<String> rows = ask("select t::text from " + table + " t");
            for (String datum : List.of(IDENTITY, NAME, PHONE)) {
                String hex = HexFormat.of().formatHex(datum.getBytes(StandardCharsets.UTF_8));
                assertThat(rows).as(table).noneMatch(row -> row.contains(datum)).noneMatch(row -> row.contains(hex));
            }
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
