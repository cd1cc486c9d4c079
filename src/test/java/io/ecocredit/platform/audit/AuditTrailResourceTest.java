package io.ecocredit.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every action and refusal leaves a row, no action happens without, and whatever is changed afterwards is found. */
@QuarkusTest
@Cites(Article.A36)
class AuditTrailResourceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MANY = 60;
    private static final String ANONYMOUS = " from audit.trail where actor = 'anonymous' and operation = 'cancel'";

    @Inject
    Sealer sealer;

    @Inject
    Verifier verifier;

    @Inject
    ChainRepository chain;

    @Inject
    AnonymousRefusals anonymous;

    /** Those of the tests before are not of this minute. */
    @BeforeEach
    void beginAMinute() {
        anonymous.sum().await().atMost(PATIENCE);
    }

    @Test
    void an_action_tells_who_from_where_what_and_on_what() {
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);

        JsonPath row = rows("operation", "open");
        assertThat(row.getString("items[0].actor")).isEqualTo("test-region");
        assertThat(row.getString("items[0].role")).isEqualTo("region");
        assertThat(row.getString("items[0].origin")).isEqualTo("127.0.0.1");
        assertThat(row.getString("items[0].subjectKind")).isEqualTo("year");
        assertThat(row.getString("items[0].subject")).isEqualTo("2024");
        assertThat(row.getString("items[0].outcome")).isEqualTo("DONE");
        assertThat(row.getString("items[0].requestId")).isNotBlank();
    }

    @Test
    void what_is_refused_is_told_with_its_reason_before_the_answer() {
        given().put("/api/v1/years/2024").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.forged(Roles.REGION))
                .put("/api/v1/years/2024")
                .then()
                .statusCode(401);
        as(Roles.LEAGUE).put("/api/v1/years/2024").then().statusCode(403);
        RegionYear.region()
                .get("/api/v1/institutions/91110000600037341L/score")
                .then()
                .statusCode(404);

        List<String> codes = rows("outcome", "REFUSED").getList("items.code");

        assertThat(codes.subList(0, 4))
                .containsExactly("NO_SUCH_INSTITUTION", "FORBIDDEN", "INVALID_TOKEN", "TOKEN_REQUIRED");
        assertThat(rows("outcome", "REFUSED").getString("items[1].actor")).isEqualTo("test-league");
    }

    /** In between a minute may end, which gives others a row of their own; each is told once. */
    @Test
    void of_many_refusals_of_nobody_in_particular_the_trail_tells_the_number() throws SQLException {
        long before = told();
        long rows = number("select count(*)" + ANONYMOUS);
        for (int refusal = 0; refusal < MANY; refusal++) {
            given().delete("/api/v1/jobs/{id}", "00000000-0000-0000-0000-000000000000")
                    .then()
                    .statusCode(401);
        }
        anonymous.sum().await().atMost(PATIENCE);
        assertThat(told() - before).isEqualTo(MANY);
        assertThat(number("select count(*)" + ANONYMOUS) - rows)
                .isGreaterThan(1)
                .isLessThan(MANY);
    }

    private static long told() throws SQLException {
        return number("select coalesce(sum(coalesce(substring(purpose from '[0-9]+')::bigint, 1)), 0)" + ANONYMOUS);
    }

    private static long number(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void reading_the_trail_leaves_a_row_and_only_supervision_reads_it() {
        rows("operation", "nothing");
        assertThat(rows("operation", "trail").getString("items[0].actor")).isEqualTo("test-auditor");
        for (String role : List.of(Roles.REGION, Roles.LEAGUE, Roles.PLATFORM)) {
            as(role).get("/api/v1/audit").then().statusCode(403);
        }
    }

    @Test
    void a_file_that_is_refused_as_a_whole_is_told_too() {
        RegionYear.region()
                .contentType("text/csv;charset=UTF-8")
                .body("record_no,confirmed_on,authority\nX-1,2024-01-01,某局\n")
                .post("/api/v1/imports/rectifications")
                .then()
                .statusCode(200);
        RegionYear.region()
                .contentType("text/csv;charset=UTF-8")
                .body("no header\n")
                .post("/api/v1/imports/records")
                .then()
                .statusCode(200);

        List<String> codes = rows("operation", "importFile").getList("items.code");
        assertThat(codes.subList(0, 2)).containsExactly("MALFORMED_FILE", "FILE_REFUSED");
    }

    @Test
    void an_action_whose_row_cannot_be_written_does_not_happen() throws SQLException {
        asOwner("alter table audit.trail add constraint broken check (operation <> 'open') not valid");
        try {
            RegionYear.region().put("/api/v1/years/2023").then().statusCode(500);
            RegionYear.region().get("/api/v1/years/2023").then().statusCode(404);
        } finally {
            asOwner("alter table audit.trail drop constraint broken");
        }
        RegionYear.region().put("/api/v1/years/2023").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.trail set actor = 'somebody else' where audit_id = %1$d | ROW_ALTERED"
                        + " | update audit.trail set actor = 'test-region' where audit_id = %1$d",
                "update audit.trail set at = at + interval '1 microsecond' where audit_id = %1$d | ROW_ALTERED"
                        + " | update audit.trail set at = at - interval '1 microsecond' where audit_id = %1$d",
                "update audit.chain set seal = repeat('0', 64) where audit_id = %1$d | ROW_ALTERED | ",
            })
    void what_is_changed_by_hand_is_found_and_named(String story) throws SQLException {
        String[] parts = story.split(" \\| ", -1);
        long row = sealedAction();
        try (Connection held = withoutSealing()) {
            assertThat(held.isClosed()).isFalse();
            change(parts, row);
        }
    }

    private static void change(String[] parts, long row) throws SQLException {
        String seal = sealOf(row);
        asOwner(parts[0].formatted(row));

        JsonPath found = verify("").body("intact", equalTo(false)).extract().jsonPath();

        assertThat(found.getLong("broken.auditId")).isEqualTo(row);
        assertThat(found.getString("broken.code")).isEqualTo(parts[1]);
        asOwner(
                parts[2].isBlank()
                        ? "update audit.chain set seal = '%s' where audit_id = %d".formatted(seal, row)
                        : parts[2].formatted(row));
        verify("").body("intact", equalTo(true));
    }

    @Test
    void a_chain_is_verified_piece_by_piece_and_says_up_to_where() throws SQLException {
        for (int action = 0; action < 5; action++) {
            sealedAction();
        }
        TrailVerification first = verifier.verify(null, null, 3).await().atMost(PATIENCE);
        assertThat(first.intact()).isTrue();
        assertThat(first.from()).isEqualTo(1);
        assertThat(first.upTo()).isEqualTo(3);
        assertThat(first.links()).isEqualTo(3);
        assertThat(first.since()).isBeforeOrEqualTo(first.until());

        String seal = Objects.requireNonNull(first.next()).seal();
        JsonPath rest = verify("?after=3&seal=" + seal)
                .body("intact", equalTo(true))
                .body("from", equalTo(4))
                .extract()
                .jsonPath();
        assertThat(rest.getLong("upTo")).isEqualTo(rest.getLong("links") + 3).isGreaterThanOrEqualTo(5);
        assertThat(rest.getString("until")).isNotBlank();
        assertThat(rest.getString("next")).isNull();

        verify("?after=2&seal=" + seal).body("broken.code", equalTo("HEAD_MISSING"));
    }

    @ParameterizedTest
    @CsvSource({
        "after=3, seal",
        "after=0&seal=%s, after",
        "after=x&seal=%s, after",
        "seal=%s, after",
        "after=3&seal=x, seal",
        "head=x, head"
    })
    void a_link_to_go_on_from_is_named_whole(String query, String field) {
        as(Roles.AUDITOR)
                .get("/api/v1/audit/verification?" + query.formatted("0".repeat(64)))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void the_head_is_noted_outside_the_database(@TempDir Path folder) throws SQLException, IOException {
        sealedAction();
        Path file = folder.resolve("heads");
        NotedHeads heads = new NotedHeads(chain, Clock.systemUTC(), Optional.of(file));

        heads.note().await().atMost(PATIENCE);
        heads.note().await().atMost(PATIENCE);
        String[] noted = Files.readString(file).split("\\s+");

        assertThat(noted).as("once, not twice").hasSize(3);
        verify("?head=" + noted[2]).body("intact", equalTo(true)).body("upTo", equalTo(Integer.parseInt(noted[1])));
    }

    @Test
    void a_row_that_is_taken_out_or_slipped_in_is_found() throws SQLException {
        long row = sealedAction();
        try (Connection held = withoutSealing()) {
            assertThat(held.isClosed()).isFalse();
            takeOutAndSlipIn(row);
        }
    }

    private static void takeOutAndSlipIn(long row) throws SQLException {
        String head = verify("").extract().path("head");
        asOwner("create table public.kept as select * from audit.trail where audit_id = " + row);
        asOwner("delete from audit.trail where audit_id = " + row);
        verify("").body("broken.code", equalTo("ROW_MISSING"));
        asOwner("insert into audit.trail overriding system value select * from public.kept");
        verify("").body("intact", equalTo(true));

        asOwner("create table public.link as select * from audit.chain where audit_id = " + row);
        asOwner("delete from audit.chain where audit_id = " + row);
        asOwner("delete from audit.trail where audit_id = " + row);
        verify("").body("intact", equalTo(true));
        verify("?head=" + head).body("broken.code", equalTo("HEAD_MISSING"));
        asOwner("insert into audit.trail overriding system value select * from public.kept");
        asOwner("insert into audit.chain select * from public.link");

        asOwner("insert into audit.trail (xid, at, actor, role, operation, subject_kind, outcome)"
                + " values ('3', now(), 'x', 'region', 'open', 'year', 'DONE')");
        verify("").body("broken.code", equalTo("ROW_SLIPPED_IN"));
        asOwner("delete from audit.trail where xid = '3'");
        verify("?head=" + head).body("intact", equalTo(true));
        asOwner("drop table public.kept, public.link");
    }

    /** Holds the sealer back until it is closed, so that nothing is chained onto what a test has changed. */
    private static Connection withoutSealing() throws SQLException {
        Connection owner = DatabaseResource.connectAsAdministrator();
        owner.createStatement().execute("select pg_advisory_lock(2024021003)");
        return owner;
    }

    /** Number of the last row, sealed, of an action of the region's. */
    private long sealedAction() throws SQLException {
        RegionYear.region().put("/api/v1/years/2025").then().statusCode(200);
        sealer.sealAll().await().indefinitely();
        return Long.parseLong(asked("select max(audit_id) from audit.trail where operation = 'open'"));
    }

    private static String sealOf(long row) throws SQLException {
        return asked("select seal from audit.chain where audit_id = " + row);
    }

    private static String asked(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement();
                var found = statement.executeQuery(sql)) {
            assertThat(found.next()).isTrue();
            return found.getString(1);
        }
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static io.restassured.response.ValidatableResponse verify(String query) {
        return as(Roles.AUDITOR)
                .get("/api/v1/audit/verification" + query)
                .then()
                .statusCode(200);
    }

    private static JsonPath rows(String name, String value) {
        return as(Roles.AUDITOR)
                .queryParam(name, value)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", TestTokens.bearer(role));
    }
}
