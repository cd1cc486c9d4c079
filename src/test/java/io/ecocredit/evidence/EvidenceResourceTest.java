package io.ecocredit.evidence;

import static io.ecocredit.evidence.EvidenceProfile.LARGEST;
import static io.ecocredit.evidence.EvidenceProfile.QUOTA;
import static io.ecocredit.evidence.EvidenceTables.ask;
import static io.ecocredit.evidence.Samples.bytes;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.UNKNOWN;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.assertSame;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence about institutions, from the upload to the download, by whom and by whom not. */
@QuarkusTest
@TestProfile(EvidenceProfile.class)
@Cites(value = Article.A36, settles = Interpretation.I_2)
class EvidenceResourceTest {

    private static final String ALL = "/api/v1/institutions/{uscc}/evidence";
    private static final String ONE = ALL + "/{evidence}";
    private static final String CONTENT = ONE + "/content";

    private static int words;

    @Inject
    Inside inside;

    @Inject
    EvidenceService evidence;

    @BeforeEach
    void fill() throws SQLException {
        EvidenceTables.fillOnce();
    }

    /** A report that nobody has uploaded. */
    private static byte[] report() {
        return Samples.pdf("report " + ++words);
    }

    /** A file of a size, of bytes that nobody has uploaded. */
    private static byte[] report(int size) {
        return Arrays.copyOf(report(), size);
    }

    private static Response upload(
            RequestSpecification account, String uscc, String name, String type, byte[] content) {
        return account.config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(type, ContentType.BINARY)))
                .contentType(type)
                .queryParam("name", name)
                .body(content)
                .post(ALL, uscc);
    }

    private static Response upload(RequestSpecification account, String uscc, byte[] content) {
        return upload(account, uscc, "报告.pdf", EvidenceMedia.PDF, content);
    }

    private static String uploaded(RequestSpecification account, String uscc, byte[] content) {
        Response answer = upload(account, uscc, content);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("evidenceId");
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static String countOf(String uscc) throws SQLException {
        return ask("select count(*) from register.evidence where uscc = '" + uscc + "'")
                .getFirst();
    }

    @Test
    void a_file_is_described_as_it_was_found_and_comes_back_byte_for_byte() throws Exception {
        byte[] content = report();
        Response answer = upload(institution(SHARED), SHARED, "整改 报告(1).pdf", EvidenceMedia.PDF, content);
        answer.then()
                .statusCode(201)
                .body("fileName", equalTo("整改 报告(1).pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("size", equalTo(content.length))
                .body("sha256", equalTo(sha256(content)));
        String id = answer.path("evidenceId");
        answer.then().header("Location", endsWith("/api/v1/institutions/" + SHARED + "/evidence/" + id));
        assertThat(institution(SHARED).get(ONE, SHARED, id).asString()).isEqualTo(answer.asString());

        Response download = institution(SHARED).get(CONTENT, SHARED, id);

        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.asByteArray()).isEqualTo(content);
        assertThat(ask("select scanned_by || ' ' || uploaded_by || coalesce(uploaded_league, '') from register.evidence"
                        + " where evidence_id = '" + id + "'"))
                .singleElement()
                .asString()
                .matches("clamd 127\\.0\\.0\\.1:\\d+ test-institution");
        assertThat(ask("select operation || ' ' || outcome from audit.trail where subject = '" + SHARED
                        + "' order by audit_id desc limit 3"))
                .containsExactly("evidenceContent DONE", "evidence DONE", "uploadEvidence DONE");
    }

    @Test
    void a_download_is_to_be_saved_and_can_neither_be_guessed_at_nor_run_nor_kept() {
        String id = upload(
                        institution(SHARED),
                        SHARED,
                        "情况 \"说明\";*'.txt",
                        "text/plain;charset=UTF-8",
                        bytes("<script>alert(1)</script> 第" + ++words + "次"))
                .path("evidenceId");

        Response download = institution(SHARED).get(CONTENT, SHARED, id);

        for (String[] header : new String[][] {
            {"Content-Type", "text/plain;charset=UTF-8"},
            {
                "Content-Disposition",
                "attachment; filename*=UTF-8''%E6%83%85%E5%86%B5%20%22%E8%AF%B4%E6%98%8E%22%3B%2A%27.txt"
            },
            {"X-Content-Type-Options", "nosniff"},
            {"Cache-Control", "no-store"},
            {
                "Content-Security-Policy",
                "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            },
            {"X-Frame-Options", "DENY"}
        }) {
            assertThat(download.headers().getValues(header[0])).as(header[0]).containsExactly(header[1]);
        }
        institution(SHARED).head(CONTENT, SHARED, id).then().statusCode(200);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("a.jpg", EvidenceMedia.JPEG, Samples.jpeg()),
                Arguments.of("a.png", EvidenceMedia.PNG, Samples.png()),
                Arguments.of("a.ofd", EvidenceMedia.OFD, Samples.ofd()),
                Arguments.of("a.docx", EvidenceMedia.DOCX, Samples.docx()),
                Arguments.of("a.xlsx", EvidenceMedia.XLSX, Samples.xlsx()),
                Arguments.of("a.csv", "text/csv", bytes("序号,事项\n1,整改\n")),
                Arguments.of("a.txt", "text/plain;charset=utf-8", bytes("情况说明")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void each_type_of_the_list_is_taken(String name, String type, byte[] content) {
        Response answer = upload(league(ORDOS), OF_ORDOS, name, type, content);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.<String>path("mediaType")).isEqualTo(type.replaceAll(";.*", ""));
    }

    static Stream<Arguments> disguised() {
        byte[] page = bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");
        byte[] drawing = bytes("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>");
        byte[] program = bytes("MZ\u0090\0\u0003\0\0\0 This program cannot be run in DOS mode");
        return Stream.of(
                Arguments.of("a.txt", "text/plain", page, "text/html"),
                Arguments.of("a.csv", "text/csv", page, "text/html"),
                Arguments.of("a.pdf", EvidenceMedia.PDF, page, "text/html"),
                Arguments.of("a.png", EvidenceMedia.PNG, drawing, "image/svg+xml"),
                Arguments.of("a.txt", "text/plain", drawing, "image/svg+xml"),
                Arguments.of("a.pdf", EvidenceMedia.PDF, program, "application/x-msdownload"),
                Arguments.of("a.docx", EvidenceMedia.DOCX, Samples.xlsx(), EvidenceMedia.XLSX),
                Arguments.of("a.docx", EvidenceMedia.DOCX, Samples.zip("setup.exe"), "application/zip"),
                Arguments.of("a.jpg", EvidenceMedia.JPEG, Samples.png(), "image/png"),
                Arguments.of("a.txt", "text/plain", Samples.pdf("text"), "application/pdf"),
                Arguments.of("a.txt", "text/plain;charset=GB18030", bytes("a"), "charset=UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("disguised")
    void what_is_not_what_it_says_is_refused_naming_both(String name, String type, byte[] content, String found)
            throws SQLException {
        String before = countOf(SHARED);
        upload(institution(SHARED), SHARED, name, type, content)
                .then()
                .statusCode(415)
                .body("code", equalTo("EVIDENCE_TYPE_MISMATCH"))
                .body("detail", containsString(type))
                .body("detail", containsString(found))
                .body("errors[0].field", equalTo("Content-Type"));
        assertThat(countOf(SHARED)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "application/x-msdownload",
                "application/octet-stream",
                "application/zip",
                "application/vnd.ms-word.document.macroEnabled.12",
                "multipart/form-data"
            })
    void a_type_that_is_not_on_the_list_is_refused_even_with_the_head_of_a_report(String type) throws SQLException {
        String before = countOf(SHARED);
        upload(institution(SHARED), SHARED, "a.pdf", type, bytes("%PDF-1.7\n<html><script>alert(1)</script></html>"))
                .then()
                .statusCode(415);
        assertThat(countOf(SHARED)).isEqualTo(before);
    }

    @Test
    void documents_with_macros_and_encrypted_ones_are_refused() {
        for (byte[] unsafe : new byte[][] {
            Samples.withMacros(),
            Samples.encrypted(),
            Samples.docxWith("word/embeddings/a.exe"),
            Samples.docxWith("word/a.HTML"),
            Samples.docxWith("../../etc/passwd"),
            Samples.docxWith("/etc/passwd"),
            Samples.docxWith("word\\..\\..\\a.xml")
        }) {
            upload(institution(SHARED), SHARED, "a.docx", EvidenceMedia.DOCX, unsafe)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("EVIDENCE_UNSAFE"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b.pdf", "a\\b.pdf", "a.exe", "fdp\u202Eexe.pdf"})
    void a_name_that_is_none_is_refused(String name) {
        upload(institution(SHARED), SHARED, name, EvidenceMedia.PDF, report())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
    }

    @Test
    void a_name_is_needed_and_has_no_citizen_number() {
        institution(SHARED)
                .contentType(EvidenceMedia.PDF)
                .body(report())
                .post(ALL, SHARED)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("name"));
        upload(institution(SHARED), SHARED, "159999196102020010.pdf", EvidenceMedia.PDF, report())
                .then()
                .statusCode(400)
                .body("code", equalTo("PERSONAL_DATA_NOT_ALLOWED"))
                .body("clause", containsString("第三十六条"))
                .body(not(containsString("159999196102020010")));
    }

    @Test
    void an_empty_file_and_one_that_is_too_large_are_refused_and_the_largest_is_taken() {
        upload(institution(SHARED), SHARED, new byte[0]).then().statusCode(400).body("code", equalTo("EVIDENCE_EMPTY"));
        upload(league(ORDOS), OF_ORDOS, report(LARGEST)).then().statusCode(201);
        for (int size : new int[] {LARGEST + 1, 1024 * 1024 + 1}) {
            upload(institution(SHARED), SHARED, report(size))
                    .then()
                    .statusCode(413)
                    .body("code", equalTo("EVIDENCE_TOO_LARGE"))
                    .body("detail", containsString(Integer.toString(LARGEST)));
        }
    }

    @Test
    void together_they_have_room_up_to_the_quota_and_what_is_there_already_takes_none() throws SQLException {
        List<byte[]> files = Stream.of(1, 2).map(file -> report(LARGEST)).toList();
        for (byte[] file : files) {
            uploaded(league(BAOTOU), OF_BAOTOU, file);
        }
        uploaded(league(BAOTOU), OF_BAOTOU, report(QUOTA - 2 * LARGEST));
        upload(league(BAOTOU), OF_BAOTOU, report())
                .then()
                .statusCode(413)
                .body("code", equalTo("EVIDENCE_QUOTA"))
                .body("detail", containsString(Integer.toString(QUOTA)));
        upload(league(BAOTOU), OF_BAOTOU, files.getFirst()).then().statusCode(200);
        assertThat(countOf(OF_BAOTOU)).isEqualTo("3");
    }

    @Test
    void the_same_bytes_again_are_the_same_file_whoever_sends_them_under_whatever_name() {
        byte[] content = report();
        Response first = upload(institution(SHARED), SHARED, content);
        assertThat(first.statusCode()).isEqualTo(201);

        Response again = upload(league(ORDOS), SHARED, "另一名称.pdf", EvidenceMedia.PDF, content);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(upload(league(ORDOS), OF_ORDOS, content).<String>path("evidenceId"))
                .as("of another institution")
                .isNotEqualTo(first.path("evidenceId"));
    }

    @Test
    void the_same_bytes_at_the_same_time_are_kept_once() throws InterruptedException, ExecutionException {
        byte[] content = report();
        List<Response> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(4)) {
            Callable<Response> client = () -> upload(institution(SHARED), SHARED, content);
            for (Future<Response> answer : clients.invokeAll(List.of(client, client, client, client))) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 200, 200, 200);
        assertThat(answers)
                .extracting(Response::asString)
                .containsOnly(answers.getFirst().asString());
    }

    static Stream<Arguments> scanned() {
        return Stream.of(
                Arguments.of(FakeClamd.EICAR, 422, "EVIDENCE_INFECTED"),
                Arguments.of(FakeClamd.HANG, 503, "SCANNER_UNAVAILABLE"),
                Arguments.of(FakeClamd.GARBAGE, 503, "SCANNER_UNAVAILABLE"),
                Arguments.of(FakeClamd.FAULT, 503, "SCANNER_UNAVAILABLE"),
                Arguments.of(FakeClamd.HANG_UP, 503, "SCANNER_UNAVAILABLE"));
    }

    @ParameterizedTest
    @MethodSource("scanned")
    void nothing_is_kept_that_the_scanner_did_not_find_clean(String content, int status, String code)
            throws SQLException {
        String before = countOf(SHARED);
        upload(institution(SHARED), SHARED, "a.txt", "text/plain", bytes(content))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
        assertThat(countOf(SHARED)).isEqualTo(before);
    }

    @Test
    void an_account_sends_four_at_a_time_and_one_that_breaks_off_makes_room() throws IOException {
        String slow = TestTokens.bearer(Roles.LEAGUE, Map.of("division", BAOTOU, "sub", "slow-officer"));
        List<Socket> begun = new ArrayList<>();
        Response answer;
        do {
            // One that is begun beside a whole upload may find no room itself, so each try begins another.
            begun.add(begin(slow));
            answer = upload(given().header("Authorization", slow), SHARED, report());
        } while (answer.statusCode() == 201);
        assertThat(answer.asString()).contains("TOO_MANY_UPLOADS");
        assertThat(begun).hasSizeGreaterThanOrEqualTo(4);
        upload(league(BAOTOU), SHARED, report()).then().statusCode(201);
        for (Socket each : begun) {
            each.close();
        }
        do {
            answer = upload(given().header("Authorization", slow), SHARED, report());
        } while (answer.asString().contains("TOO_MANY_UPLOADS"));
        answer.then().statusCode(201);
    }

    /** An upload of which only the head and a few bytes come. */
    private static Socket begin(String authorization) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        Socket socket = new Socket("localhost", port);
        socket.getOutputStream()
                .write(bytes("POST /api/v1/institutions/" + SHARED + "/evidence?name=a.pdf HTTP/1.1\r\nHost: x\r\n"
                        + "Authorization: " + authorization + "\r\nContent-Type: application/pdf\r\n"
                        + "Content-Length: 1000\r\n\r\n%PDF-1.7"));
        return socket;
    }

    @Test
    void the_leagues_of_the_file_and_the_region_read_it_and_others_cannot_tell_it_from_none() {
        String id = uploaded(institution(SHARED), SHARED, report());
        String none = UUID.randomUUID().toString();
        for (String path : List.of(ONE, CONTENT)) {
            for (RequestSpecification reader : List.of(league(BAOTOU), league(ORDOS), region())) {
                reader.get(path, SHARED, id).then().statusCode(200);
            }
            assertSame(league(WUHAI).get(path, SHARED, id), league(WUHAI).get(path, UNKNOWN, id));
            assertSame(
                    institution(OF_BAOTOU).get(path, SHARED, id),
                    institution(OF_BAOTOU).get(path, UNKNOWN, id));
            assertSame(
                    institution(OF_BAOTOU).get(path, OF_BAOTOU, id),
                    institution(OF_BAOTOU).get(path, OF_BAOTOU, none));
            assertSame(league(BAOTOU).get(path, OF_BAOTOU, id), league(BAOTOU).get(path, OF_BAOTOU, none));
            region().get(path, SHARED, "x").then().statusCode(400);
        }
    }

    @Test
    void who_may_not_see_the_institution_adds_nothing_and_the_region_only_reads() throws SQLException {
        byte[] content = report();
        assertSame(upload(league(WUHAI), SHARED, content), upload(league(WUHAI), UNKNOWN, content));
        assertSame(upload(institution(OF_BAOTOU), SHARED, content), upload(institution(OF_BAOTOU), UNKNOWN, content));
        upload(region(), SHARED, content).then().statusCode(403);
        assertThat(ask("select 1 from register.evidence where uploaded_by = 'test-region'"))
                .isEmpty();
        String id = uploaded(league(BAOTOU), SHARED, content);
        assertThat(ask("select uploaded_league from register.evidence where evidence_id = '" + id + "'"))
                .containsExactly(BAOTOU);
    }

    @Test
    void in_sql_too_each_sees_and_adds_only_its_own_and_nobody_changes_anything() throws SQLException {
        String id = uploaded(league(BAOTOU), SHARED, report());
        String see = "select evidence_id::text from register.evidence where evidence_id = '" + id + "'";
        String add = "insert into register.evidence (uscc, file_name, media_type, size, sha256, content, uploaded_by,"
                + " uploaded_league, recorded_at) values ('" + SHARED + "', 'a', 'text/plain', 1,"
                + " encode(sha256('b'), 'hex'), 'b', 'x', %s, now())";
        assertThat(asActing("LEAGUE", ORDOS, "", see)).isEqualTo("1");
        assertThat(asActing("LEAGUE", WUHAI, "", see)).isEqualTo("0");
        assertThat(asActing("INSTITUTION", "", SHARED, see)).isEqualTo("1");
        assertThat(asActing("INSTITUTION", "", OF_BAOTOU, see)).isEqualTo("0");
        assertThat(asActing("NONE", "", "", see)).isEqualTo("0");
        assertThat(asActing("LEAGUE", WUHAI, "", add.formatted("'150300'"))).isEqualTo("42501");
        assertThat(asActing("LEAGUE", ORDOS, "", add.formatted("'150200'"))).isEqualTo("42501");
        assertThat(asActing("INSTITUTION", "", SHARED, add.formatted("'150200'")))
                .isEqualTo("42501");
        assertThat(asActing("INSTITUTION", "", OF_BAOTOU, add.formatted("null")))
                .isEqualTo("42501");
        assertThat(asActing("LEAGUE", ORDOS, "", add.formatted("'150600'"))).isEqualTo("1");
        for (String change : List.of("update register.evidence set file_name = 'x'", "delete from register.evidence")) {
            assertThat(asActing("ALL", "", "", change)).isEqualTo("42501");
        }
    }

    private static String asActing(String reach, String league, String uscc, String sql) throws SQLException {
        return EvidenceTables.acting("quarkus.datasource", reach, league, uscc, "", sql);
    }

    @Test
    void the_bytes_in_the_table_are_those_of_the_digest() {
        assertThatThrownBy(
                        () -> ask("insert into register.evidence (uscc, file_name, media_type, size, sha256, content,"
                                + " uploaded_by, recorded_at) values ('" + SHARED + "', 'a', 'text/plain', 1,"
                                + " encode(sha256('b'), 'hex'), 'c', 'x', now()) returning 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check constraint");
    }

    @Test
    void another_features_transaction_asks_whether_files_are_an_institutions_own() {
        UUID own = UUID.fromString(uploaded(institution(SHARED), SHARED, report()));
        UUID ofOrdos = UUID.fromString(uploaded(league(ORDOS), OF_ORDOS, report()));
        UUID none = UUID.randomUUID();

        require(SHARED, List.of());
        require(SHARED, List.of(own, own));
        assertThatThrownBy(() -> require(SHARED, List.of(own, ofOrdos, none)))
                .isInstanceOfSatisfying(RefusalException.class, refusal -> {
                    assertThat(Problems.of(refusal).status()).isEqualTo(400);
                    assertThat(Problems.of(refusal).code()).isEqualTo("UNKNOWN_EVIDENCE");
                    assertThat(Problems.of(refusal).errors())
                            .extracting(Problem.FieldError::value)
                            .containsExactlyInAnyOrder(ofOrdos.toString(), none.toString());
                });
        assertThat(inside.as(officer(BAOTOU), connection -> evidence.of(connection, List.of(own, ofOrdos, none)))
                        .await()
                        .indefinitely())
                .extracting(EvidenceFile::evidenceId)
                .containsExactly(own);
    }

    private void require(String uscc, List<UUID> ids) {
        inside.as(officer(BAOTOU), connection -> evidence.require(connection, uscc, ids))
                .await()
                .indefinitely();
    }

    private static Actor officer(String league) {
        return new Actor("officer", Roles.LEAGUE, league, null, null, null, Set.of());
    }
}
