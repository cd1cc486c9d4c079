package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are found whatever way they are typed, among so many that frequent words are gone through and counts are estimated. */
@QuarkusTest
@Cites(value = Article.A20, settles = Interpretation.I_3)
class SearchResourceTest {

    private static final int INSTITUTIONS = 30_000;
    private static final int FEW = 2000;
    private static final int SAMPLED = 64;
    private static final String NET = "91150100MA0N000001";

    @Inject
    WordFrequencies frequencies;

    @BeforeEach
    void fill() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            if (count(statement, "select count(*) from published.results where uscc = '" + NET + "'") == 0) {
                statement.execute("""
                        insert into published.results
                            (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                        select uscc, y, name, league, kinds, grade, y = 2024, '2025-06-05', '2025-06-05T00:00:00Z', i * 2 + y,
                            json_build_object('uscc', uscc, 'name', name, 'year', y)
                        from (select i, '9115' || lpad(i::text, 14, '0') as uscc,
                                (array['包头','赤峰','呼和浩特','通辽'])[1 + mod(i, 4)] || chr(19968 + mod(i, 3001))
                                    || chr(19968 + mod(i * 7, 2503)) || case mod(i, 12) when 0 then '检测' else '环保' end
                                    || case mod(i, 3) when 0 then '科技' else '' end || '有限公司' as name,
                                (array['150200','150400','150100','150500'])[1 + mod(i, 4)] as league,
                                case mod(i, 5) when 0 then array['TESTING','EIA'] else array['CONSULTING'] end as kinds,
                                case when mod(i, 200) = 0 then 'BAD' when mod(i, 50) = 1 then 'WARNING' else 'NORMAL' end as grade
                            from generate_series(1, %d) as i) as made, generate_series(2023, 2024) as y
                        """.formatted(INSTITUTIONS));
                statement.execute("""
                        insert into published.results
                            (uscc, year, name, league, kinds, grade, latest, published_on, shown_from, version, document)
                        select v.uscc, 2024, v.name, '150100', array['TESTING'], 'NORMAL', true, '2025-06-05',
                            '2025-06-05T00:00:00Z', v.n, json_build_object('uscc', v.uscc, 'name', v.name)
                        from (values (1, '%s', '内蒙古蓝天净化检测有限公司'), (2, '91150100MA0N000002', '蒙测ＡＢ（包头）技术100%%_公司'),
                            (3, '91150100MA0N000003', '后来环境技术有限公司'),
                            (4, '91150100MA0N000004', '三六36度监测有限公司'),
                            (5, '91150100MA0N000005', '三六36度监测服务有限公司')) as v (n, uscc, name)
                        """.formatted(NET));
                statement.execute("insert into published.former_names (uscc, name, until_on)"
                        + " values ('91150100MA0N000003', '从前辽源测绘有限公司', '2024-05-01')");
                statement.execute("analyze published.results");
            }
        }
        frequencies.refresh().await().indefinitely();
        assertThat(frequencies.results()).isGreaterThan(INSTITUTIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "蓝天净化",
        "净化 蓝天",
        "检测　蓝天净",
        "藍天淨化",
        "內蒙古藍天淨化檢測有限公司",
        "９１１５０１００ＭＡ０Ｎ０００００１",
        "91150100ma0n000001",
        "91150100MA0N000001"
    })
    void a_name_is_found_by_its_parts_in_any_order_in_traditional_characters_and_by_its_code(String typed) {
        assertThat(codes(Map.of("q", typed))).containsExactly(NET);
    }

    @ParameterizedTest
    @CsvSource({"ab（包头）", "ＡＢ(包頭)", "100%_", "0%", "%_公"})
    void forms_of_width_and_case_are_alike_and_wildcards_are_characters(String typed) {
        assertThat(codes(Map.of("q", typed))).containsExactly("91150100MA0N000002");
    }

    @Test
    void a_former_name_leads_to_the_institution() {
        assertThat(codes(Map.of("q", "遼源測繪"))).containsExactly("91150100MA0N000003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"内蒙古蓝添净化检测有限公司", "蓝天净华检测", "兰天净化"})
    void a_mistyped_name_is_suggested(String typed) {
        JsonPath page = page(Map.of("q", typed));
        assertThat(page.getList("items")).isEmpty();
        assertThat(page.getString("suggestions[0].uscc")).isEqualTo(NET);
        assertThat(page(Map.of("q", "绝无此名")).getList("suggestions")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab包头技术",
                "ab·[包头]—技术",
                "“ab”（包头）技术",
                "ＡＢ﹝包头﹞ · 技术",
            })
    void dots_dashes_quotes_and_brackets_tell_no_names_apart(String typed) {
        assertThat(codes(Map.of("q", typed))).containsExactly("91150100MA0N000002");
    }

    @Test
    void a_radical_is_the_character_that_it_looks_like() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select published.folded(U&'\\2EE2\\2FA6\\2EA0')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("马金民");
        }
    }

    /** Frequent, rare and absent words, alone and together, with filters: what a scan of all finds, in one order. */
    @ParameterizedTest
    @CsvSource({
        "检测, , , , ",
        "有限公司, 150400, , , ",
        "环保 科技, , BAD, , ",
        "包头 环保, , , EIA, ",
        "包头 赤峰, , , , ",
        "检测, , WARNING, , 2023",
        "一丁, , , , ",
        ", 150500, BAD, TESTING, ",
        "科技有限, 150100, NORMAL, CONSULTING, 2023",
        "9115000000, , BAD, , ",
        "9115000000000012, , , , 2023",
    })
    void whatever_way_is_taken_all_that_match_are_found_once(
            String q, @Nullable String division, @Nullable String grade, @Nullable String kind, @Nullable String year)
            throws SQLException {
        Map<String, String> asked = conditions(q, division, grade, kind, year);
        List<String> expected = scanned(asked);
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParams(asked)
                    .queryParam("cursor", cursor)
                    .queryParam("limit", 500)
                    .get("/api/v1/grades")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.uscc"));
            cursor = page.getString("next");
        }
        if (scanned(conditions(q, null, null, null, null)).size() <= FEW) {
            assertThat(found).isEqualTo(expected);
        } else {
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        }
        JsonPath counts = page(asked);
        int all = counts.getInt("counts.results");
        if (counts.getBoolean("counts.estimated")) {
            double deviation = Math.sqrt(SAMPLED * Math.max(1.0, expected.size()));
            assertThat((double) all).isBetween(expected.size() - 5 * deviation, expected.size() + 5 * deviation);
        } else {
            assertThat(all).isEqualTo(expected.size());
        }
    }

    @Test
    void much_is_estimated_and_little_is_counted() {
        assertThat(page(Map.of("q", "有限公司")).getBoolean("counts.estimated")).isTrue();
        assertThat(page(Map.of("q", "一丁")).getBoolean("counts.estimated")).isFalse();
        JsonPath bad = page(Map.of("q", "蓝天净化", "grade", "BAD"));
        assertThat(bad.getInt("counts.results")).isZero();
        assertThat(bad.<Map<String, ?>>getList("counts.grades"))
                .containsExactly(Map.of("value", "NORMAL", "label", "未列入警示或不良", "results", 1));
        assertThat(bad.getList("counts.divisions")).isEmpty();
    }

    @Test
    void digits_that_begin_no_code_are_looked_for_in_names_page_by_page() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = page(Map.of("q", "36", "limit", "1", "cursor", cursor));
            found.addAll(page.getList("items.uscc"));
            cursor = page.getString("next");
        }
        assertThat(found).containsExactly("91150100MA0N000004", "91150100MA0N000005");
    }

    @Test
    void a_cursor_is_of_its_own_search() {
        String cursor = page(Map.of("q", "有限公司")).getString("next");
        given().queryParam("cursor", cursor).get("/api/v1/grades").then().statusCode(400);
        given().queryParams(Map.of("cursor", cursor, "q", "蓝天净化"))
                .get("/api/v1/grades")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"一", "一 二", "　", "%", "_ %"})
    void one_character_finds_too_much_to_be_of_use(String typed) {
        int status = given().queryParam("q", typed).get("/api/v1/grades").statusCode();
        assertThat(status).isEqualTo(typed.isBlank() ? 200 : 400);
    }

    private static Map<String, String> conditions(
            @Nullable String q,
            @Nullable String division,
            @Nullable String grade,
            @Nullable String kind,
            @Nullable String year) {
        Map<String, String> asked = new HashMap<>();
        put(asked, "q", q);
        put(asked, "division", division);
        put(asked, "grade", grade);
        put(asked, "kind", kind);
        put(asked, "year", year);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }

    private static List<String> scanned(Map<String, String> asked) throws SQLException {
        StringBuilder where = new StringBuilder(asked.containsKey("year") ? "year = " + asked.get("year") : "latest");
        String q = asked.getOrDefault("q", "");
        boolean isCode = q.startsWith("9");
        for (String word : q.isEmpty() ? new String[0] : q.split(" ")) {
            where.append(isCode ? " and uscc like '" + word + "%'" : " and position('" + word + "' in name) > 0");
        }
        asked.forEach((name, value) -> {
            switch (name) {
                case "division" -> where.append(" and league = '").append(value).append("'");
                case "grade" -> where.append(" and grade = '").append(value).append("'");
                case "kind" -> where.append(" and '").append(value).append("' = any(kinds)");
                default -> {}
            }
        });
        List<String> codes = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select uscc from published.results where " + where
                        + " order by " + (isCode || q.isEmpty() ? "" : "length(name), ") + "uscc")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        return codes;
    }

    private static List<String> codes(Map<String, String> asked) {
        return page(asked).getList("items.uscc");
    }

    private static JsonPath page(Map<String, String> asked) {
        return given().queryParams(asked)
                .get("/api/v1/grades")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
