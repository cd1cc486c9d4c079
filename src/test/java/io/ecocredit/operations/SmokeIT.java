package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goes through what the program is made of, on a database beside it: whatever was packaged, a jar or a native image, must be able
 * to do all of it. {@code -Decocredit.program=} names what is started.
 */
class SmokeIT {

    private static final String USCC = "911501000HH1N31B4G";
    private static final Pattern LINE =
            Pattern.compile("^curl -H 'Authorization: (Bearer [^']+)' 'http://[^/]+(/[^']*)'$", Pattern.MULTILINE);

    @Test
    void what_was_packaged_does_all_that_it_is_for(@TempDir Path folder)
            throws IOException, NoSuchAlgorithmException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary();
                Program program = Program.serving(folder, TestDatabase.demonstrationOn(database))) {
            program.awaitPrinted(Program.LOADED);
            shows_its_pages(program);
            answers_every_role(program);
            tells_digests_that_its_files_have(program);
            takes_a_file_and_refuses_bad_rows(program);
            refuses_with_a_problem_document(program);
        }
    }

    private static void shows_its_pages(Program program) throws IOException {
        for (String page : new String[] {
            "/",
            "/grades",
            "/grades?q=%E7%8E%AF%E5%A2%83",
            "/grades/" + USCC,
            "/grades/" + USCC + "/print",
            "/releases",
            "/releases/2024",
            "/catalogue",
            "/verifications",
            "/public-notices",
            "/developers",
            "/problems",
            "/login"
        }) {
            assertThat(program.get(page, Map.of("Accept", "text/html")).body())
                    .as(page)
                    .contains("<main")
                    .doesNotContain("urn:ecocredit:problem");
        }
        for (String other : new String[] {"/sitemap.xml", "/api/v1/openapi", "/api/v1/grades/" + USCC + "/badge.svg"}) {
            assertThat(program.status(other)).as(other).isEqualTo(200);
        }
        assertThat(program.measures()).contains("http_server_requests_seconds_count");
    }

    private static void answers_every_role(Program program) throws IOException {
        assertThat(LINE.matcher(program.printed()).results().toList())
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(program.get(line.group(2), Map.of("Authorization", line.group(1)))
                                .statusCode())
                        .as(line.group(2))
                        .isEqualTo(200));
    }

    private static void tells_digests_that_its_files_have(Program program)
            throws IOException, NoSuchAlgorithmException {
        String release = program.get("/api/v1/releases/2024", Map.of()).body();
        String edition = Pattern.compile("\"edition\":(\\d+)")
                .matcher(release)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        for (String file : new String[] {"grades.csv", "grades.ndjson"}) {
            String text = program.get("/api/v1/releases/2024/" + edition + "/" + file, Map.of())
                    .body();
            assertThat(release)
                    .contains(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8))));
        }
    }

    private static void takes_a_file_and_refuses_bad_rows(Program program) throws IOException {
        String report = program.post(
                        "/api/v1/imports/records?mode=valid",
                        Map.of(
                                "Authorization",
                                program.authorization("region"),
                                "Content-Type",
                                "text/csv",
                                "Idempotency-Key",
                                "smoke",
                                "Prefer",
                                "wait=60"),
                        """
                        record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,\
                        source,client_uscc,client_outcome,client_points,client_document_no,summary
                        SMOKE-1,%1$s,GENERAL,1-09,13.4,2024-03-17,2024-04-19,,150100,呼和浩特市生态环境局,环〔2024〕1号,1,,,,,现场检查
                        SMOKE-2,%1$s,GENERAL,9-99,13.4,2024-03-17,2024-04-19,,150100,呼和浩特市生态环境局,环〔2024〕2号,1,,,,,现场检查
                        """.formatted(USCC))
                .body();
        assertThat(report).contains("\"accepted\":1", "\"refused\":1");
    }

    private static void refuses_with_a_problem_document(Program program) throws IOException {
        assertThat(program.post(
                                "/api/v1/institutions",
                                Map.of(
                                        "Authorization",
                                        program.authorization("region"),
                                        "Content-Type",
                                        "application/json",
                                        "Idempotency-Key",
                                        "refused"),
                                "{\"uscc\":\"" + USCC
                                        + "\",\"name\":\"甲\",\"kinds\":[\"NONE\"],\"division\":\"150200\","
                                        + "\"registeredOn\":\"2020-01-01\"}")
                        .body())
                .contains("urn:ecocredit:problem", "\"clause\"");
        assertThat(program.status("/api/v1/records")).isEqualTo(401);
        assertThat(program.status("/api/v1/grades/none")).isBetween(400, 404);
    }
}
