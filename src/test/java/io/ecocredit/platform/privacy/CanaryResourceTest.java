package io.ecocredit.platform.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * An identity number is entered wherever anything can be entered, rightly and wrongly; then it is nowhere: in no table, no
 * file of the database (its log and its journal too), no log of the service, no answer.
 */
@QuarkusTest
@TestProfile(CanaryResourceTest.Logged.class)
@Cites(Article.A36)
class CanaryResourceTest {

    private static final String LOG = "target/canary.log";

    /** A database of its own, and the service's log in a file. */
    public static final class Logged implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.log.file.enabled", "true",
                    "quarkus.log.file.path", LOG,
                    "quarkus.log.file.level", "ALL");
        }
    }

    /** A citizen number with a real date and its check character; nobody's. */
    private static final String CANARY = withCheckCharacter("15020219900307123");

    private static final String NAME = "金丝雀甲";

    @Test
    void an_identity_number_that_is_entered_everywhere_is_found_nowhere() throws SQLException, IOException {
        String canary = CANARY;
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P-1,%s,%s,,150200
                """.formatted(canary, NAME));
        List<Response> answers = new ArrayList<>();
        plantInFiles(canary, answers);
        plantInRequests(canary, answers);

        assertThat(answers).hasSizeGreaterThan(30);
        for (Response answer : answers) {
            assertThat(answer.asString()).doesNotContain(canary);
            assertThat(answer.headers().toString()).doesNotContain(canary);
            assertThat(answer.statusCode()).isLessThan(500);
        }
        assertThat(tables()).noneMatch(row -> row.contains(canary) || row.contains(hex(canary)) || row.contains(NAME));
        assertThat(filesWith(canary, databaseFolder())).isEmpty();
        Logger.getLogger(CanaryResourceTest.class).info("the last line");
        assertThat(Files.readString(Path.of(LOG)))
                .contains("the last line")
                .doesNotContain(canary)
                .doesNotContain(NAME);
    }

    /** In every column of every kind of file, one at a time, and as a whole row that is no row. */
    private static void plantInFiles(String canary, List<Response> answers) {
        Map<String, String> headers = Map.of(
                "institutions", "uscc,name,kinds,division,registered_on",
                "engagements", "uscc,division,year,client_uscc,client_name,project,origin",
                "records",
                        "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,"
                                + "document_no,source,client_uscc,client_outcome,client_points,client_document_no,summary",
                "practitioners", "practitioner_no,identity_number,name,employer_uscc,division",
                "practitioner_records",
                        "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,"
                                + "document_no,client_name,summary",
                "rectifications", "record_no,confirmed_on,authority",
                "warnings", "record_no,issued_on,requirement,limit_on,rectified_on,confirmed_on",
                "exclusions", "uscc,from,until,reason");
        headers.forEach((kind, header) -> {
            String[] columns = header.split(",");
            StringBuilder file = new StringBuilder(header).append('\n');
            for (int planted = 0; planted < columns.length; planted++) {
                for (int column = 0; column < columns.length; column++) {
                    boolean here = column == planted && !columns[column].endsWith("uscc");
                    file.append(column == 0 ? "" : ",").append(here ? "某人" + canary + "号" : "");
                }
                file.append('\n');
            }
            Response answer = region().header("Prefer", "wait=60")
                    .contentType("text/csv;charset=UTF-8")
                    .queryParam("mode", "valid")
                    .body(file.append(canary).append('\n').toString())
                    .post("/api/v1/imports/{kind}", kind);
            answers.add(answer);
            answers.add(region().get("/api/v1/imports/{kind}/{id}/findings.csv", kind, answer.path("id")));
        });
    }

    private static void plantInRequests(String canary, List<Response> answers) {
        for (String path : List.of(
                "/api/v1/practitioners/" + canary,
                "/api/v1/institutions/" + canary,
                "/api/v1/institutions/" + canary + "/score",
                "/api/v1/records/" + canary,
                "/api/v1/jobs/" + canary,
                "/api/v1/years/" + canary,
                "/api/v1/grades/" + canary,
                "/api/v1/releases/" + canary,
                "/api/v1/catalogues/" + canary,
                "/api/v1/" + canary)) {
            answers.add(region().get(path));
            answers.add(given().get(path));
        }
        answers.add(region().header("X-Request-Id", canary).get("/api/v1/records"));
        answers.add(region().header("If-None-Match", canary)
                .header("User-Agent", canary)
                .get("/api/v1/years"));
        answers.add(region().header("Prefer", "wait=" + canary).get("/api/v1/years"));
        answers.add(region().header("Idempotency-Key", canary)
                .contentType("application/json")
                .body("{\"identityNumber\":\"H00000009\",\"name\":\"某人\",\"division\":\"150200\"}")
                .post("/api/v1/practitioners"));
        answers.add(given().header("Authorization", "Bearer " + canary).get("/api/v1/years"));
        for (String body : List.of(
                "{\"recordNo\":\"" + canary + "\"}",
                "{\"summary\":\"某人" + canary + "\"}",
                "{\"" + canary + "\":1}",
                "[\"" + canary + "\"]",
                canary,
                "{\"identityNumber\":\"" + canary + "\"")) {
            answers.add(json(body, "/api/v1/records"));
            answers.add(json(body, "/api/v1/practitioners"));
            answers.add(json(body, "/api/v1/practitioners/search"));
            answers.add(json(body, "/api/v1/practitioners/P-1/disclosure"));
            answers.add(json(body, "/api/v1/years/2024/rating"));
        }
    }

    private static Response json(String body, String path) {
        return FreshKey.on(region())
                .contentType("application/json;charset=UTF-8")
                .body(body)
                .post(path);
    }

    private static RequestSpecification region() {
        return given().header("Authorization", TestTokens.bearer(Roles.REGION));
    }

    private static List<String> tables() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("select schemaname || '.' || tablename from pg_tables"
                    + " where schemaname in ('register', 'practitioners', 'published', 'audit')")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery("select t::text from " + table + " t")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
            }
            statement.execute("checkpoint");
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    private static Path databaseFolder() throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("show data_directory")) {
            found.next();
            return Objects.requireNonNull(Path.of(found.getString(1)).getParent());
        }
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String withCheckCharacter(String number) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int index = 0; index < weights.length; index++) {
            sum += (number.charAt(index) - '0') * weights[index];
        }
        return number + "10X98765432".charAt(sum % 11);
    }
}
