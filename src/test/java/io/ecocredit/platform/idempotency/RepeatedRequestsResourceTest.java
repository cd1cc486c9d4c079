package io.ecocredit.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.ecocredit.accounts.Approved;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that is sent again is answered as before and carried out once, whatever becomes of the first answer. */
@QuarkusTest
@Cites(Article.A36)
class RepeatedRequestsResourceTest {

    private static final String RECORDS = "/api/v1/records";
    private static final String PEOPLE = "/api/v1/practitioners";
    private static final String PROBE = "/api/v1/probe/once";
    private static final String USCC = "9115020065E6PF50T9";

    /** What differs from answer to answer whatever it says. */
    private static final Set<String> OF_EACH_ANSWER =
            Set.of("x-request-id", "date", "ratelimit", "idempotency-replayed");

    private final String key = UUID.randomUUID().toString();
    private final String number = "ONCE-" + key.substring(0, 8);

    @BeforeEach
    void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,甲环境检测有限公司,TESTING;CARBON,150200,2009-05-10
                """);
    }

    @Test
    void a_repetition_gets_the_same_answer_and_nothing_is_done_again() throws SQLException {
        Response first = post(region(), key, record(number), RECORDS);
        Response again = post(region(), key, record(number), RECORDS);

        assertReplay(first, again, 201);
        assertThat(first.header("Location")).matches("/api/v1/records/" + number);
        assertThat(first.jsonPath().getString("record.recordedAt")).isNotNull();
        Response shown = region().get(RECORDS + "/" + number);
        assertThat(shown.jsonPath().getMap("")).isEqualTo(first.jsonPath().getMap("record"));
        assertThat(shown.contentType()).isEqualTo(first.contentType());
        assertThat(trailOf("enterRecord", number)).containsExactly("DONE");
    }

    @Test
    void a_repetition_gets_the_first_answer_also_when_the_register_knew_it_all_along() throws SQLException {
        post(region(), UUID.randomUUID().toString(), record(number), RECORDS)
                .then()
                .statusCode(201);
        Response known = post(region(), key, record(number), RECORDS);
        RegionYear.deliver("rectifications", "record_no,confirmed_on,authority\n" + number + ",2024-09-01,包头市生态环境局\n");
        Response again = post(region(), key, record(number), RECORDS);

        assertReplay(known, again, 200);
        assertThat(trailOf("enterRecord", number)).containsExactly("DONE", "DONE");
        assertThat(ask("select count(*) from register.entries where position is null"))
                .containsExactly("0");
    }

    @Test
    void answers_about_persons_are_kept_where_persons_are() throws SQLException {
        Map<String, Object> person = person("X" + key.substring(0, 8).toUpperCase(Locale.ROOT));
        Response first = post(league("150200"), key, person, PEOPLE);
        assertReplay(first, post(league("150200"), key, person, PEOPLE), 201);
        String registered = first.jsonPath().getString("practitioner.number");
        assertThat(trailOf("registerPractitioner", registered)).containsExactly("DONE");

        String records = PEOPLE + "/" + registered + "/records";
        Response entered = post(league("150200"), key, recordOfPerson(number), records);
        assertReplay(entered, post(league("150200"), key, recordOfPerson(number), records), 201);
        assertThat(trailOf("enterPractitionerRecord", registered)).containsExactly("DONE");

        assertThat(kept("practitioners")).isEqualTo(2);
        assertThat(kept("register")).isZero();
        try (Connection inside = DatabaseResource.connect("quarkus.datasource")) {
            assertThatThrownBy(() -> asked(inside, "select body from practitioners.idempotency_keys"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void another_body_under_the_key_is_refused_and_the_same_content_written_otherwise_is_not() throws SQLException {
        keyed(region(), key)
                .body("{\"a\":\"1\",\"b\":\"2\"}")
                .post(PROBE)
                .then()
                .statusCode(201);
        keyed(region(), key)
                .body(" {\"a\" : \"\\u0031\", \"b\":\"2\"}")
                .post(PROBE)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
        keyed(region(), key)
                .body("{\"a\":\"1\",\"b\":\"3\"}")
                .post(PROBE)
                .then()
                .statusCode(422)
                .contentType("application/problem+json;charset=UTF-8")
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        assertThat(kept("register")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {RECORDS, PEOPLE, PEOPLE + "/P-1/records", PROBE})
    void a_request_without_a_key_is_refused(String path) {
        region().contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"))
                .body("errors[0].field", equalTo("Idempotency-Key"));
        post(region(), "", Map.of(), path).then().statusCode(400).body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\tb", "LONG", "for-159999196102020010"})
    void a_key_that_cannot_be_kept_is_refused_and_not_repeated(String malformed) {
        String sent = malformed.equals("LONG") ? "k".repeat(101) : malformed;
        Response answer = post(region(), sent, Map.of(), PROBE);
        answer.then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED"))
                .body("errors[0].field", equalTo("Idempotency-Key"))
                .body("errors[0].value", nullValue());
    }

    @Test
    void the_longest_key_is_good() {
        String longest = (key + "!~").repeat(3).substring(0, 100);
        post(region(), longest, Map.of(), PROBE).then().statusCode(201);
        post(region(), longest, Map.of(), PROBE).then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void location_and_version_are_repeated_too() {
        Response first = post(region(), key, Map.of(), PROBE);
        first.then()
                .header("ETag", matchesPattern("\"v[0-9]+\""))
                .header("Location", matchesPattern("/.*once/%E7%AC%AC[0-9]+"));
        assertReplay(first, post(region(), key, Map.of(), PROBE), 201);
    }

    @Test
    void a_key_is_another_in_the_hands_of_another_client() throws SQLException {
        List<RequestSpecification> clients = List.of(
                region(), as(Roles.REGION, Map.of("sub", "another-officer")), league("150200"), league("150600"));
        Set<Integer> numbers = new HashSet<>();
        for (RequestSpecification client : clients) {
            Response answer = post(client, key, Map.of(), PROBE);
            answer.then().statusCode(201).header("Idempotency-Replayed", nullValue());
            numbers.add(answer.jsonPath().getInt("number"));
        }
        assertThat(numbers).hasSameSizeAs(clients);
        assertThat(kept("register")).isEqualTo(clients.size());
    }

    @Test
    void a_key_is_another_for_another_operation_and_another_target() {
        String one = registered("X1" + key.substring(0, 6).toUpperCase(Locale.ROOT));
        String other = registered("X2" + key.substring(0, 6).toUpperCase(Locale.ROOT));

        post(league("150200"), key, record(number), RECORDS).then().statusCode(201);
        post(league("150200"), key, recordOfPerson(number + "-1"), PEOPLE + "/" + one + "/records")
                .then()
                .statusCode(201);
        post(league("150200"), key, recordOfPerson(number + "-2"), PEOPLE + "/" + other + "/records")
                .then()
                .statusCode(201)
                .body("record.practitioner", equalTo(other));
    }

    /** Whichever comes first waits for what another transaction holds, so that the other finds it still running. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "records | register | select uscc from register.institutions where uscc = '9115020065E6PF50T9' for no key update",
                "practitioners | practitioners"
                        + " | select pg_advisory_xact_lock(hashtextextended('import practitioners', 2024021))::text"
            })
    void of_two_at_once_one_is_carried_out_and_the_other_is_told_that_it_runs(
            String kind, String schema, String holding) throws Exception {
        Object body = kind.equals("records")
                ? record(number)
                : person("X" + key.substring(0, 8).toUpperCase(Locale.ROOT));
        String path = "/api/v1/" + kind;
        CompletableFuture<Response> one;
        CompletableFuture<Response> other;
        try (Connection busy = DatabaseResource.connectAsAdministrator()) {
            busy.setAutoCommit(false);
            asked(busy, holding);
            one = CompletableFuture.supplyAsync(() -> post(region(), key, body, path), Thread::startVirtualThread);
            other = CompletableFuture.supplyAsync(() -> post(region(), key, body, path), Thread::startVirtualThread);
            one.applyToEither(other, answer -> answer)
                    .get()
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("REQUEST_STILL_RUNNING"));
            assertThat(kept(schema)).isZero();
        }
        Response done = one.get().statusCode() == 201 ? one.get() : other.get();
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(kept(schema)).isEqualTo(1);
        assertReplay(done, post(region(), key, body, path), 201);
    }

    @Test
    void a_failure_is_not_remembered() throws SQLException {
        int before = OnceProbeResource.DONE.get();
        for (int attempt = 0; attempt < 2; attempt++) {
            post(region(), key, Map.of("failing", ""), PROBE)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("CONDITION_NOT_MET"));
        }
        assertThat(OnceProbeResource.DONE).hasValue(before + 2);
        post(region(), key, record(""), RECORDS).then().statusCode(400);
        assertThat(kept("register")).isZero();
        post(region(), key, record(number), RECORDS).then().statusCode(201);
        post(region(), key, Map.of(), PROBE).then().statusCode(201);
    }

    @Test
    void a_key_is_free_again_after_seven_days() throws SQLException {
        post(region(), key, Map.of("a", "1"), PROBE).then().statusCode(201);
        age("6 days 23 hours 59 minutes");
        post(region(), key, Map.of("a", "1"), PROBE).then().header("Idempotency-Replayed", "true");
        age("2 minutes");
        post(region(), key, Map.of("a", "2"), PROBE).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        post(region(), key, Map.of("a", "2"), PROBE).then().header("Idempotency-Replayed", "true");
        assertThat(kept("register")).isEqualTo(1);
    }

    @Test
    void an_account_that_has_lost_its_right_gets_no_answer_of_before() {
        Approved.testAccountOf(USCC);
        post(institution(), key, Map.of(), PROBE).then().statusCode(201);
        region().delete("/api/v1/institutions/{uscc}/accounts/test-institution", USCC)
                .then()
                .statusCode(204);
        post(institution(), key, Map.of(), PROBE).then().statusCode(403).body("code", equalTo("ACCOUNT_NOT_APPROVED"));
        Approved.testAccountOf(USCC);
        post(institution(), key, Map.of(), PROBE).then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void in_sql_a_client_sees_its_own_answers_and_without_a_name_there_are_none() throws SQLException {
        post(league("150200"), key, Map.of(), PROBE).then().statusCode(201);
        String mine = "select count(*) from register.idempotency_keys where key = '" + key + "'";
        try (Connection running = DatabaseResource.connect("quarkus.datasource")) {
            running.setAutoCommit(false);
            assertThat(asked(running, mine)).containsExactly("0");
            actAs(running, "test-league", "150200");
            assertThat(asked(running, mine)).containsExactly("1");
            actAs(running, "test-league", "150600");
            assertThat(asked(running, mine)).containsExactly("0");
            actAs(running, "somebody", "150200");
            assertThat(asked(running, mine)).containsExactly("0");
            assertThatThrownBy(() -> asked(
                            running,
                            "insert into register.idempotency_keys select 'x', 'o', 't', 'k', 'd', 'd', 1, null, null,"
                                    + " '', now() returning key"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
    }

    private static void assertReplay(Response first, Response again, int status) {
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(status);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(status);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(headers(again)).isEqualTo(headers(first));
    }

    private static List<String> headers(Response answer) {
        return answer.headers().asList().stream()
                .filter(header -> !OF_EACH_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .sorted()
                .toList();
    }

    private static Map<String, Object> record(String number) {
        return Map.of(
                "recordNo",
                number,
                "uscc",
                USCC,
                "category",
                "GENERAL",
                "indicator",
                "1-12",
                "item",
                "13.4",
                "producedOn",
                "2024-04-01",
                "division",
                "150200",
                "authority",
                "包头市生态环境局",
                "source",
                1,
                "clientPoints",
                "2.50");
    }

    private static Map<String, Object> person(String identity) {
        return Map.of("identityNumber", identity, "name", "某某", "division", "150200");
    }

    private static Map<String, Object> recordOfPerson(String number) {
        return Map.of(
                "recordNo",
                number,
                "indicator",
                "2-03",
                "occurredOn",
                "2024-03-01",
                "producedOn",
                "2024-04-01",
                "division",
                "150200",
                "authority",
                "包头市生态环境局",
                "clientName",
                "某单位");
    }

    private static String registered(String identity) {
        Response answer = post(league("150200"), UUID.randomUUID().toString(), person(identity), PEOPLE);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("practitioner.number");
    }

    private static RequestSpecification region() {
        return as(Roles.REGION, Map.of());
    }

    private static RequestSpecification league(String division) {
        return as(Roles.LEAGUE, Map.of("division", division));
    }

    private static RequestSpecification institution() {
        return as(Roles.INSTITUTION, Map.of("uscc", USCC));
    }

    private static RequestSpecification as(String role, Map<String, String> claims) {
        return given().header("Authorization", TestTokens.bearer(role, claims));
    }

    private static RequestSpecification keyed(RequestSpecification account, String key) {
        return account.header("Idempotency-Key", key).contentType("application/json;charset=UTF-8");
    }

    private static Response post(RequestSpecification account, String key, Object body, String path) {
        return keyed(account, key).body(body).post(path);
    }

    private long kept(String schema) throws SQLException {
        return Long.parseLong(ask("select count(*) from " + schema + ".idempotency_keys where key = '" + key + "'")
                .getFirst());
    }

    private void age(String interval) throws SQLException {
        ask("update register.idempotency_keys set recorded_at = recorded_at - interval '" + interval + "' where key = '"
                + key + "' returning key");
    }

    private static List<String> trailOf(String operation, String subject) throws SQLException {
        return ask("select outcome from audit.trail where operation = '" + operation + "' and subject = '" + subject
                + "' order by audit_id");
    }

    private static void actAs(Connection running, String actor, String league) throws SQLException {
        asked(running, "select access.act_as('" + actor + "', 'LEAGUE', '" + league + "', null, null, null)::text");
    }

    private static List<String> ask(String sql) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            return asked(owner, sql);
        }
    }

    private static List<String> asked(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
