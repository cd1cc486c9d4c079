package io.ecocredit.procedure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.accounts.Approved;
import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.procedure.Step;
import io.quarkus.arc.Arc;
import io.quarkus.scheduler.Scheduler;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The year 2024 of one line over HTTP: two subjects whose cases Baotou leads, one whose case Hohhot leads, and the seats of
 * those who act on them. What is asked of one line is asked of the other in the same words.
 */
public enum LineYear {
    INSTITUTIONS(
            "evaluations",
            "years",
            "uscc",
            "register",
            "register.touched_institutions",
            List.of("91150200MA0ABCD12X", "91150200MA0ABCD22X", "91150100MA0ABCD32X")),
    PRACTITIONERS(
            "practitioner-evaluations",
            "practitioner-years",
            "practitioner",
            "practitioners",
            "practitioners.touched_people",
            List.of("P900001", "P900002", "P900003"));

    public static final String LEAGUE = "150200";
    public static final String NEIGHBOUR = "150100";
    public static final Map<String, Object> NOTHING = Map.of();

    /** A day on which filings that were due on 1 April are late and answers until 14 April are not. */
    public static final String TODAY = "2025-04-08";

    private static final int PATIENCE = 15;
    private static final LocalDate FILING_DUE = LocalDate.of(2025, 4, 1);
    private static final LocalDate ANSWER_DUE = LocalDate.of(2025, 4, 14);

    private final String cases;
    private final String years;
    private final String key;
    private final String schema;
    private final String followed;
    private final List<String> subjects;

    LineYear(String cases, String years, String key, String schema, String followed, List<String> subjects) {
        this.cases = cases;
        this.years = years;
        this.key = key;
        this.schema = schema;
        this.followed = followed;
        this.subjects = subjects;
    }

    /** The address of all cases. */
    public String cases() {
        return "/api/v1/" + cases;
    }

    /** The address of a case, and of what is below it. */
    public String at(String id, String below) {
        return cases() + "/" + id + below;
    }

    /** The address of what is done with the whole list of the year. */
    public String year(String below) {
        return "/api/v1/" + years + "/2024" + below;
    }

    /** The parameter and the property that hold a subject's key. */
    public String key() {
        return key;
    }

    public String first() {
        return subjects.get(0);
    }

    public String second() {
        return subjects.get(1);
    }

    /** Whose case the neighbour leads. */
    public String elsewhere() {
        return subjects.get(2);
    }

    /** Brings the subjects in, opens the year and draws its cases. */
    public void prepare() {
        TestTime.moveTo(TODAY);
        if (this == INSTITUTIONS) {
            registerInstitutions();
        } else {
            registerPractitioners();
        }
    }

    private void registerInstitutions() {
        StringBuilder institutions = new StringBuilder("uscc,name,kinds,division,registered_on\n");
        StringBuilder engagements = new StringBuilder("uscc,division,year,client_uscc,client_name,project,origin\n");
        for (String uscc : subjects) {
            String league = uscc.substring(2, 8);
            institutions.append("%s,机构%s,TESTING,%s,2017-08-25\n".formatted(uscc, uscc.substring(15), league));
            engagements.append("%s,%s,2024,,某业主,检测%s,LEAGUE\n".formatted(uscc, league, uscc.substring(15)));
        }
        RegionYear.deliver("institutions", institutions.toString());
        RegionYear.deliver("engagements", engagements.toString());
        subjects.forEach(Approved::testAccountOf);
        RegionYear.open(2024);
    }

    private void registerPractitioners() {
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P900001,159999196102020010,从业人员甲,,150200
                P900002,159999196203030023,从业人员乙,,150200
                P900003,159999198001010014,从业人员丙,,150100
                """);
        RegionYear.region().put("/api/v1/years/2024").then().statusCode(200);
        subjects.stream()
                .filter(number -> list(region("one"), Map.of(key, number))
                        .getList("items")
                        .isEmpty())
                .forEach(number -> officer(number.equals(elsewhere()) ? NEIGHBOUR : LEAGUE, "one")
                        .body(Map.of("reason", "在本市长期从业"))
                        .put(year("/participants/" + number))
                        .then()
                        .statusCode(200));
    }

    /** Puts one more subject on Baotou's list, after the others, and answers its key. */
    public String late() {
        String late = this == INSTITUTIONS ? "91150200MA0ABCD42X" : "P900004";
        if (this == INSTITUTIONS) {
            RegionYear.deliver("institutions", """
                    uscc,name,kinds,division,registered_on
                    %s,机构42X,TESTING,150200,2017-08-25
                    """.formatted(late));
            Approved.testAccountOf(late);
        } else {
            RegionYear.deliver("practitioners", """
                    practitioner_no,identity_number,name,employer_uscc,division
                    %s,159999198502020013,从业人员丁,,150200
                    """.formatted(late));
        }
        officer("one")
                .body(Map.of("reason", "名单确定后发现"))
                .put(year("/participants/" + late))
                .then()
                .statusCode(200);
        return late;
    }

    /** Where it stands when a subject is outside the evaluation, and is taken out of it. */
    public String exclusion(String subject) {
        return "/api/v1/" + (this == INSTITUTIONS ? "institutions/" : "practitioners/") + subject + "/exclusion";
    }

    /** Announces the value for the year's samples, if nobody has, both lines having the same. */
    public void announce() {
        region("one").body(Map.of("value", "某日某报头版标题")).put("/api/v1/years/2024/spot-check-value");
    }

    /** Draws one of a league's earliest submission that has no sample. */
    public Response draw() {
        return region("one").body(Map.of("league", LEAGUE, "size", 1)).post(year("/spot-checks"));
    }

    /** Draws one of a league's earliest submission that has no sample, with any that are chosen, and finds all of it right. */
    public void drawAndAccept(String league, List<String> chosen) {
        JsonPath sample = region("one")
                .body(Map.of("league", league, "size", 1, "chosen", chosen))
                .post(year("/spot-checks"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Stream.concat(sample.<String>getList("drawn").stream(), sample.<String>getList("chosen").stream())
                .distinct()
                .forEach(each -> taken(region("one"), each, "acceptance", NOTHING));
    }

    /** What makes known the results that were submitted: the publication, or the notice to leagues. */
    public Response makeKnown(String officer) {
        return region(officer)
                .header("Prefer", "wait=30")
                .body(NOTHING)
                .post(year(this == INSTITUTIONS ? "/publication" : "/result-notice"));
    }

    public RequestSpecification officer(String name) {
        return officer(LEAGUE, name);
    }

    public RequestSpecification officer(String league, String name) {
        return seat(Roles.LEAGUE, Map.of("division", league, "sub", league + name));
    }

    public RequestSpecification region(String name) {
        return seat(Roles.REGION, Map.of("sub", "region-" + name));
    }

    /** An officer of the region with the account of somebody else, as after a change of office. */
    public RequestSpecification regionAs(String account) {
        return seat(Roles.REGION, Map.of("sub", account));
    }

    /** The same of the league. */
    public RequestSpecification officerAs(String account) {
        return seat(Roles.LEAGUE, Map.of("division", LEAGUE, "sub", account));
    }

    /** Ends what lets an institution's account in, so that nobody can open its inbox; a practitioner's needs no approval. */
    public void closeInbox(String subject) {
        region("one")
                .delete("/api/v1/institutions/" + subject + "/accounts/test-institution")
                .then()
                .statusCode(204);
    }

    /** Whose case it is. */
    public RequestSpecification subject(String subject) {
        return this == INSTITUTIONS
                ? seat(Roles.INSTITUTION, Map.of("uscc", subject))
                : seat(Roles.PRACTITIONER, Map.of("person", subject));
    }

    private static RequestSpecification seat(String role, Map<String, String> claims) {
        return given().contentType("application/json").header("Authorization", TestTokens.bearer(role, claims));
    }

    /** The list as somebody sees it, from the beginning. */
    public JsonPath list(RequestSpecification who, Map<String, ?> parameters) {
        Response answer = who.queryParams(parameters).get(cases());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** The case of a subject, as the region sees it. */
    public JsonPath seen(String subject) {
        JsonPath list = list(region("one"), Map.of("year", 2024, key, subject));
        return list.setRootPath("items[0]");
    }

    public String id(String subject) {
        return seen(subject).getString("evaluationId");
    }

    /** Withdraws what keeps a subject on the year's list, as another officer than those who take steps. */
    public void unlist(String subject) {
        if (this == INSTITUTIONS) {
            ProcedureYear.unserve(officer("clerk"), subject, 2024);
        }
    }

    /** Takes a step on the case of a subject as it stands. */
    public Response take(RequestSpecification who, String subject, String action, Map<String, ?> order) {
        JsonPath seen = seen(subject);
        return who.header("If-Match", "\"" + seen.getLong("version") + "\"")
                .body(order)
                .post(at(seen.getString("evaluationId"), "/" + action));
    }

    public void taken(RequestSpecification who, String subject, String action, Map<String, ?> order) {
        Response answer = take(who, subject, action, order);
        assertThat(answer.statusCode()).as("%s: %s", action, answer.asString()).isEqualTo(200);
    }

    /** One item of a request for many. */
    public Map<String, Object> item(String subject) {
        JsonPath seen = seen(subject);
        return Map.of("evaluationId", seen.getString("evaluationId"), "version", seen.getLong("version"));
    }

    /** A file that was handed in for a subject. */
    public String evidence(String subject) {
        return this == INSTITUTIONS
                ? ProcedureYear.evidence(subject)
                : subject(subject)
                        .contentType("application/pdf")
                        .queryParam("name", "说明.pdf")
                        .body(Samples.pdf(subject))
                        .post("/api/v1/practitioners/{number}/evidence", subject)
                        .jsonPath()
                        .getString("evidenceId");
    }

    /** All that a subject must fill in. */
    public Map<String, Object> filing(String subject) {
        return this == INSTITUTIONS
                ? ProcedureYear.filing(subject)
                : Map.of("employer", "自营", "occupation", "采样员", "qualifications", "无", "truthful", true);
    }

    private static final String INSTITUTION_RECORDS =
            "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                    + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n";

    private static final String PERSON_RECORDS =
            "record_no,practitioner_no,employer_uscc,indicator,occurred_on,produced_on,division,authority,document_no,"
                    + "client_name,summary\n";

    /**
     * Brings in, by a file, what makes the worst of a subject's result: a record of article 18, or records of two departments.
     *
     * @param number that the last of its records has; the document's is made of it
     */
    public void burden(String subject, String number) {
        if (this == INSTITUTIONS) {
            RegionYear.deliver(
                    "records",
                    INSTITUTION_RECORDS
                            + "%1$s,%2$s,SERIOUS,18-1,14.1,2024-07-01,2024-08-20,,150100,呼和浩特市生态环境局,文%1$s,1,,,,,弄虚作假\n"
                                    .formatted(number, subject));
        } else {
            RegionYear.deliver(
                    "practitioner_records",
                    PERSON_RECORDS
                            + "%1$sA,%2$s,,2-01,2024-02-01,2024-02-10,150200,包头市生态环境局,文%1$sA,,问题一\n"
                                    .formatted(number, subject)
                            + "%1$s,%2$s,,2-02,2024-06-01,2024-06-10,150100,呼和浩特市生态环境局,文%1$s,,问题二\n"
                                    .formatted(number, subject));
        }
    }

    /** Withdraws the last record of a {@link #burden}, as the league that answers for it. */
    public void withdraw(String subject, String number) {
        String record = this == INSTITUTIONS
                ? "/api/v1/records/" + number
                : "/api/v1/practitioners/" + subject + "/records/" + number;
        Response answer = officer(NEIGHBOUR, "one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post(record + "/withdrawal");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** Puts another fact in the place of the last record of a {@link #burden}, as the league that answers for it; both weigh alike. */
    public void replace(String subject, String number) {
        if (this == PRACTITIONERS) {
            withdraw(subject, number);
            burden(subject, number + "B");
            return;
        }
        Response answer = officer(NEIGHBOUR, "one")
                .header("If-Match", "\"1\"")
                .body(Map.of(
                        "reason",
                        "文书引用有误",
                        "record",
                        Map.ofEntries(
                                Map.entry("category", "SERIOUS"),
                                Map.entry("indicator", "18-1"),
                                Map.entry("item", "14.1"),
                                Map.entry("occurredOn", "2024-07-02"),
                                Map.entry("producedOn", "2024-08-20"),
                                Map.entry("documentNo", "另文" + number),
                                Map.entry("source", "1"),
                                Map.entry("summary", "伪造数据"))))
                .post("/api/v1/records/" + number + "/amendment");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    /** The same without anybody's notice, as a fact that has just been committed and that no watch has looked at yet. */
    public void withdrawUnseen(String number) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement("insert into " + schema
                        + ".record_events (record_no, event_no, kind, happened_on, authority, reason, entry_id)"
                        + " select record_no, 1, 'WITHDRAWN', '2025-04-08', authority, '录入有误', entry_id from " + schema
                        + ".records where record_no = ?")) {
            owner.createStatement().execute("set session_replication_role = replica");
            put.setString(1, number);
            assertThat(put.executeUpdate()).isEqualTo(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Does something of which no job takes notice before it is over, and forgets what any was about to look at. */
    public void unnoticed(Runnable what) {
        Scheduler jobs = Arc.container().instance(Scheduler.class).get();
        jobs.pause();
        try (Connection owner = DatabaseResource.connectAsAdministrator()) {
            owner.createStatement().execute("truncate " + followed);
            what.run();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            jobs.resume();
        }
    }

    /** Waits until a case stands at a step. */
    public void awaitStep(String subject, Step step) {
        Instant end = Instant.now().plusSeconds(PATIENCE);
        while (!seen(subject).getString("step").equals(step.name())) {
            assertThat(Instant.now())
                    .as("%s stands at %s", subject, seen(subject).getString("step"))
                    .isBefore(end);
        }
    }

    /** What a subject's inbox holds, the latest first. */
    public JsonPath letters(String subject) {
        return subject(subject)
                .get(this == INSTITUTIONS ? "/api/v1/inbox" : "/api/v1/practitioner-notices")
                .jsonPath();
    }

    /** Leads a case to a step as if all before it had been taken; its filing is late and its answer is not. */
    public void putAt(String subject, Step step) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement(
                        "update " + schema
                                + ".cases set step = ?, version = version + 1, filing_due = ?, answer_due = ? where case_id = ?::uuid")) {
            put.setString(1, step.name());
            put.setObject(2, FILING_DUE);
            put.setObject(3, ANSWER_DUE);
            put.setString(4, id(subject));
            assertThat(put.executeUpdate()).isEqualTo(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Takes back that a subject was notified, as if nobody had told it to file. */
    public void putBackToList(String subject) {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement put = owner.prepareStatement("update " + schema
                        + ".cases set step = 'LISTED', version = version + 1, filing_due = null, answer_due = null"
                        + " where case_id = ?::uuid")) {
            put.setString(1, id(subject));
            assertThat(put.executeUpdate()).isEqualTo(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Proposes a result for a case, and leads it on as if it had been confirmed and reviewed. */
    public void determine(String subject) {
        putAt(subject, Step.NOTIFIED);
        taken(officer("one"), subject, "proposal", NOTHING);
        putAt(subject, Step.DETERMINED);
    }

    /** Whether nothing is filled in there. */
    public static boolean isNothing(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.values().stream().allMatch(LineYear::isNothing);
            default -> false;
        };
    }

    public static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).as(answer.asString()).isEqualTo(code);
    }

    /** As {@link #refused}, naming a field. */
    public static void refusedAt(Response answer, String field) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getList("errors.field"))
                .as(answer.asString())
                .contains(field);
    }
}
