package io.ecocredit.evaluations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.accounts.Approved;
import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.CaseFacts;
import io.ecocredit.regulation.procedure.Kept;
import io.ecocredit.regulation.procedure.Party;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.procedure.Transition;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every action of the table at every step, over HTTP, as everybody: whoever is of the party that acts there is told what the
 * table says, and everybody else is kept off, whatever the step. What a case says may be done next is what may be done.
 */
@QuarkusTest
@Cites({Article.A7, Article.A20, Article.A21, Article.A23})
class EveryStepResourceTest {

    private static final String LEAGUE = "150200";
    private static final String NEIGHBOUR = "150100";
    private static final String INSTITUTION = "91150200MA0ABCD12X";
    private static final String STRANGER = "91150200MA0ABCD22X";
    private static final String PERSON = "P900001";
    private static final LocalDate TODAY = LocalDate.of(2025, 4, 8);
    private static final LocalDate PAST = LocalDate.of(2025, 4, 1);
    private static final LocalDate AHEAD = LocalDate.of(2025, 4, 14);
    private static final String PROPOSER = "who-proposed";
    private static final Set<Action> TOGETHER =
            EnumSet.of(Action.OPEN_NOTICE, Action.SUBMIT, Action.PUBLISH, Action.CONCLUDE);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody who tries; without a party whoever is kept off by the declaration or sees no such case. */
    private record Seat(
            String name, @Nullable String bearer, @Nullable Party party, boolean leads, int keptOff) {

        static Seat of(Party party, boolean leads, String role, Map<String, String> claims) {
            return new Seat(role + claims, TestTokens.bearer(role, claims), party, leads, 0);
        }

        static Seat keptOff(int status, String role, Map<String, String> claims) {
            return new Seat(role + claims, TestTokens.bearer(role, claims), null, false, status);
        }

        /** Asks over a plain connection: there are thousands of requests. */
        Answer send(String method, String path, String ifMatch, String body) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (bearer != null) {
                request.header("Authorization", bearer);
            }
            if (!ifMatch.isEmpty()) {
                request.header("If-Match", ifMatch);
            }
            try {
                HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Answer(answer.statusCode(), answer.body());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        RequestSpecification request() {
            RequestSpecification request = given().contentType("application/json");
            return bearer == null ? request : request.header("Authorization", bearer);
        }
    }

    /** What a request was answered. */
    private record Answer(int status, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException malformed) {
                throw new UncheckedIOException(malformed);
            }
        }

        List<String> actions(String kind) {
            return json().path(kind).findValuesAsText("action");
        }
    }

    /** One line of the procedure with a case of it. */
    private record Line(Procedure procedure, String cases, String schema, UUID id, String evidence, List<Seat> seats) {

        long putAt(Step step) throws SQLException {
            try (Connection owner = DatabaseResource.connectAsAdministrator();
                    PreparedStatement put = owner.prepareStatement("update " + schema
                            + ".cases set step = ?, version = version + 1, filing_due = ?, answer_due = ?, proposed_by = ?"
                            + " where case_id = ? returning version")) {
                put.setString(1, step.name());
                put.setObject(2, PAST);
                put.setObject(3, AHEAD);
                put.setString(4, PROPOSER);
                put.setObject(5, id);
                ResultSet row = put.executeQuery();
                row.next();
                return row.getLong(1);
            }
        }

        CaseFacts facts(Seat seat, Party party) {
            Map<TimeLimit, LocalDate> lastDays = Map.of(WorkingPeriod.FILING, PAST, WorkingPeriod.OBJECTION, AHEAD);
            return new CaseFacts(
                    TODAY,
                    true,
                    lastDays,
                    false,
                    false,
                    false,
                    false,
                    true,
                    0,
                    procedure == Procedure.PRACTITIONERS,
                    procedure == Procedure.PRACTITIONERS ? Kept.RECORD : null,
                    PROPOSER,
                    new CaseFacts.Caller(seat.name(), party, seat.leads(), false, false));
        }
    }

    @Test
    void institutions_cases_move_as_the_table_says_and_not_otherwise() throws SQLException {
        TestTime.moveTo(TODAY.toString());
        RegionYear.deliver(
                "institutions",
                "uscc,name,kinds,division,registered_on\n" + INSTITUTION + ",某环境检测有限公司,TESTING,150200,2017-08-25\n"
                        + STRANGER + ",某环境咨询有限公司,CONSULTING,150200,2017-08-25\n");
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n" + INSTITUTION
                        + ",150200,2024,,某业主,检测1,LEAGUE\n" + INSTITUTION + ",150100,2024,,某业主,检测2,LEAGUE\n");
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\nES-1,"
                        + INSTITUTION
                        + ",GENERAL,1-12,13.4,2023-05-10,2023-05-10,,150100,呼和浩特市生态环境局,呼环〔2023〕1号,1,,,,,某事\n");
        Approved.testAccountOf(INSTITUTION);
        Approved.testAccountOf(STRANGER);
        RegionYear.open(2024);
        UUID id = UUID.fromString(RegionYear.region()
                .get("/api/v1/evaluations?year=2024")
                .jsonPath()
                .getString("items[0].evaluationId"));
        Seat subject = Seat.of(Party.SUBJECT, false, Roles.INSTITUTION, Map.of("uscc", INSTITUTION));
        Line line = new Line(
                Procedure.INSTITUTIONS,
                "/api/v1/evaluations/" + id,
                "register",
                id,
                ProcedureYear.evidence(INSTITUTION),
                withOthers(
                        subject,
                        Seat.of(Party.LEAGUE, false, Roles.LEAGUE, Map.of("division", NEIGHBOUR)),
                        Seat.keptOff(404, Roles.INSTITUTION, Map.of("uscc", STRANGER)),
                        Seat.keptOff(403, Roles.PRACTITIONER, Map.of("person", PERSON))));
        ProcedureYear.unserve(ProcedureYear.region("clerk"), INSTITUTION, 2024);
        line.putAt(Step.NOTIFIED);
        saved(subject, line, ProcedureYear.filing(INSTITUTION));

        walk(line);
    }

    @Test
    void practitioners_cases_move_as_the_table_says_and_not_otherwise() throws SQLException {
        TestTime.moveTo(TODAY.toString());
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,,150200
                P900002,159999196203030023,从业人员乙,,150200
                """);
        RegionYear.deliver("practitioner_records", """
                record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,client_name,summary
                PR00001,P900001,,2-01,2024-02-01,2024-02-10,150100,呼和浩特市生态环境局,委〔2024〕1号,,问题一
                PR00002,P900001,,2-02,2024-06-01,2024-06-10,150200,包头市生态环境局,委〔2024〕2号,,问题二
                """);
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        Seat subject = Seat.of(Party.SUBJECT, false, Roles.PRACTITIONER, Map.of("person", PERSON));
        given().header("Authorization", TestTokens.bearer(Roles.LEAGUE, Map.of("division", LEAGUE)))
                .post("/api/v1/practitioner-years/2024/participants")
                .then()
                .statusCode(200);
        UUID id = UUID.fromString(subject.request()
                .get("/api/v1/practitioner-evaluations?year=2024")
                .jsonPath()
                .getString("items[0].evaluationId"));
        Line line = new Line(
                Procedure.PRACTITIONERS,
                "/api/v1/practitioner-evaluations/" + id,
                "practitioners",
                id,
                evidence(subject),
                withOthers(
                        subject,
                        Seat.keptOff(404, Roles.LEAGUE, Map.of("division", NEIGHBOUR)),
                        Seat.keptOff(404, Roles.PRACTITIONER, Map.of("person", "P900002")),
                        Seat.keptOff(403, Roles.INSTITUTION, Map.of("uscc", INSTITUTION))));
        line.putAt(Step.NOTIFIED);
        saved(subject, line, Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true));

        walk(line);
    }

    private static List<Seat> withOthers(Seat... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                Seat.of(Party.LEAGUE, true, Roles.LEAGUE, Map.of("division", LEAGUE)),
                                Seat.keptOff(404, Roles.LEAGUE, Map.of("division", "150300")),
                                Seat.of(Party.REGION, false, Roles.REGION, Map.of()),
                                Seat.keptOff(403, Roles.PROVIDER, Map.of()),
                                Seat.keptOff(403, Roles.PLATFORM, Map.of()),
                                Seat.keptOff(403, Roles.DEPARTMENT, Map.of()),
                                Seat.keptOff(403, Roles.AUDITOR, Map.of()),
                                new Seat("nobody", null, null, false, 401)))
                .toList();
    }

    private static void saved(Seat subject, Line line, Map<String, Object> filing) {
        subject.request()
                .header("If-Match", "\"0\"")
                .body(filing)
                .put(line.cases() + "/filing")
                .then()
                .statusCode(200);
    }

    private static String evidence(Seat person) {
        return given().header("Authorization", person.bearer())
                .contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body(Samples.pdf("证明"))
                .post("/api/v1/practitioners/{number}/evidence", PERSON)
                .jsonPath()
                .getString("evidenceId");
    }

    private static void walk(Line line) throws SQLException {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        line.procedure().rows().forEach(row -> {
            steps.add(row.from());
            steps.add(row.to());
        });
        for (Step step : steps) {
            for (Seat seat : line.seats()) {
                long version = line.putAt(step);
                offered(line, step, seat);
                for (Action action : Action.values()) {
                    Answer answer = take(line, seat, version, action);
                    told(line, step, seat, action, answer);
                    if (answer.status() == 200) {
                        version = line.putAt(step);
                    }
                }
            }
        }
    }

    private static void offered(Line line, Step step, Seat seat) {
        Answer answer = seat.send("GET", line.cases(), "", "");
        Party party = seat.party();
        if (party == null) {
            assertThat(answer.status()).as("%s sees", seat.name()).isEqualTo(seat.keptOff());
            return;
        }
        Map<Boolean, List<String>> due = line.procedure().from(step).stream()
                .filter(row -> row.party() == party)
                .collect(Collectors.partitioningBy(
                        row -> row.refusal(line.facts(seat, party)).isEmpty(),
                        Collectors.mapping(row -> row.action().noun(), Collectors.toList())));
        assertThat(answer.actions("_actions"))
                .as("%s at %s", seat.name(), step)
                .containsExactlyInAnyOrderElementsOf(due.get(true));
        assertThat(answer.actions("_waiting"))
                .as("%s at %s", seat.name(), step)
                .containsExactlyInAnyOrderElementsOf(due.get(false));
    }

    private static Answer take(Line line, Seat seat, long version, Action action) {
        return seat.send(
                "POST",
                line.cases() + "/" + action.noun(),
                "\"" + version + "\"",
                "{\"reason\":\"理由\",\"upheld\":true,\"evidence\":[\"" + line.evidence() + "\"]}");
    }

    private static void told(Line line, Step step, Seat seat, Action action, Answer answer) {
        String what = "%s by %s at %s: %s".formatted(action, seat.name(), step, answer.text());
        Party party = seat.party();
        if (party == null) {
            assertThat(answer.status()).as(what).isEqualTo(seat.keptOff());
            return;
        }
        JsonNode told = answer.json();
        Refusal refusal = refusal(line, step, seat, party, action);
        if (refusal != null) {
            assertThat(told.path("code").asText())
                    .as(what)
                    .isEqualTo(refusal.code().name());
            assertThat(told.path("clause").asText()).as(what).isEqualTo(String.valueOf(refusal.clause()));
        } else if (TOGETHER.contains(action)) {
            assertThat(told.path("code").asText()).as(what).isEqualTo("TAKEN_TOGETHER");
        } else {
            assertThat(answer.status()).as(what).isEqualTo(200);
            assertThat(told.path("step").asText())
                    .as(what)
                    .isEqualTo(
                            line.procedure().require(step, action, party).to().name());
        }
    }

    private static @Nullable Refusal refusal(Line line, Step step, Seat seat, Party party, Action action) {
        try {
            Transition row = line.procedure().require(step, action, party);
            return row.refusal(line.facts(seat, party)).orElse(null);
        } catch (RefusalException refused) {
            return refused.refusal();
        }
    }
}
