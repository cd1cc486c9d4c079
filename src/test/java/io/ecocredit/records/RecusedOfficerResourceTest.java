package io.ecocredit.records;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.imports.ImportKind;
import io.ecocredit.platform.access.DeclaredOperations;
import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.records.LineRecords.Row;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has declared to stand aside does nothing about the subject, at any door (公务员法第七十六条). A new act must be entered here. */
@QuarkusTest
@Cites({Article.A15, Article.A20})
class RecusedOfficerResourceTest {

    private static final String COMMENT = "00000000-0000-4000-8000-000000000076";
    private static final Map<String, String> REASON = Map.of("reason", "某理由");

    /** Kinds of things that are one subject, or of one subject; the others are lists, months and files. */
    private static final Set<SubjectKind> OF_A_SUBJECT = EnumSet.of(
            SubjectKind.INSTITUTION,
            SubjectKind.RECORD,
            SubjectKind.DOUBT,
            SubjectKind.REPAIR,
            SubjectKind.EVALUATION,
            SubjectKind.COMMENT,
            SubjectKind.EARLY_WARNING,
            SubjectKind.PRACTITIONER,
            SubjectKind.PRACTITIONER_EVALUATION,
            SubjectKind.PRACTITIONER_REPAIR);

    /** What does nothing about a known subject. */
    private static final Map<String, String> FREE = Map.of(
            "recuse", "declares it",
            "recuseFromPractitioner", "declares it",
            "registerInstitution", "of nobody yet; a known one is told that it is known",
            "registerPractitioner", "of nobody yet; a known one is told that it is known",
            "findPractitioner", "looks",
            "disclosePractitioner", "looks");

    /** What asks the same through RecordDirectory, Recusals or the table of the procedure, and needs more than stands here to be tried. */
    private static final Map<String, String> TRIED_ELSEWHERE = Map.ofEntries(
            Map.entry("takeSteps", "StepResourceTest: each of many is one step"),
            Map.entry("takePractitionerSteps", "StepResourceTest"),
            Map.entry("settleDoubt", "ConflictByNameResourceTest"),
            Map.entry("settlePractitionerDoubt", "ConflictByNameResourceTest"),
            Map.entry("reviseDoubt", "FormerNameResourceTest: found and asked as when it is settled"),
            Map.entry("revisePractitionerDoubt", "FormerNameResourceTest"),
            Map.entry("amendRecord", "asked as for each decision, see decideOnRecord"),
            Map.entry("moveRepair", "RepairYearResourceTest"),
            Map.entry("movePractitionerRepair", "PractitionerRevisionResourceTest"),
            Map.entry("stateFilingRuling", "RecordDirectory"),
            Map.entry("moveFilingRuling", "RecordDirectory"),
            Map.entry("issueWarning", "RecordDirectory"),
            Map.entry("moveWarning", "RecordDirectory"),
            Map.entry("issueEarlyWarning", "RecordDirectory"),
            Map.entry("moveEarlyWarning", "RecordDirectory"),
            Map.entry("bindToEarlyWarning", "RecordDirectory"));

    /** Kinds of files of which a row about a known subject says nothing new, or that tell of a record. */
    private static final Map<String, String> OTHER_FILES = Map.of(
            "institutions", "a known one is not changed by a file",
            "practitioners", "a known one is not changed by a file",
            "warnings", "FilesOfLeaguesResourceTest",
            "rectifications", "FilesOfLeaguesResourceTest");

    @Inject
    @All
    List<ImportKind<?>> kinds;

    @ParameterizedTest
    @EnumSource
    void every_act_on_the_subject_is_refused(LineYear line) throws SQLException {
        standAside(line);
        acts(line).forEach((operation, act) -> {
            Response answer = act.get();
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.asString())
                    .isEqualTo(403);
            assertThat(answer.jsonPath().getString("code")).as(operation).isEqualTo("CONFLICT_OF_INTEREST");
            assertThat(answer.jsonPath().getString("clause")).as(operation).isEqualTo("公务员法 第七十六条");
        });
    }

    @ParameterizedTest
    @EnumSource
    void no_file_tells_anything_of_the_subject(LineYear line) throws SQLException {
        standAside(line);
        files(line).forEach((kind, csv) -> {
            JsonPath report = RegionYear.deliverAs(line.officer("kin"), kind, csv);
            assertThat(report.getLong("result.refused")).as(report.prettify()).isEqualTo(1);
            JsonPath found = line.officer("kin")
                    .get("/api/v1/imports/{kind}/{id}/findings", kind, report.getString("id"))
                    .jsonPath();
            assertThat(found.getList("items.code")).as(kind).contains("CONFLICT_OF_INTEREST");
            assertThat(found.getList("items.clause")).as(kind).contains("公务员法第七十六条");
        });
    }

    @Test
    void no_act_and_no_kind_of_file_is_forgotten() {
        Set<String> told = Stream.of(FREE, TRIED_ELSEWHERE)
                .flatMap(each -> each.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Stream.of(LineYear.values()).forEach(line -> told.addAll(acts(line).keySet()));
        assertThat(told).isEqualTo(actsOfOfficers());

        Set<String> toldKinds = new TreeSet<>(OTHER_FILES.keySet());
        Stream.of(LineYear.values())
                .forEach(line -> toldKinds.addAll(files(line).keySet()));
        assertThat(toldKinds)
                .containsExactlyInAnyOrderElementsOf(
                        kinds.stream().map(ImportKind::name).toList());
    }

    private static Set<String> actsOfOfficers() {
        return DeclaredOperations.byName().values().stream()
                .filter(method -> !DeclaredOperations.isPage(method.getName())
                        && !DeclaredOperations.address(method).startsWith("GET "))
                .filter(method -> Stream.of(Roles.LEAGUE, Roles.REGION)
                        .anyMatch(role -> DeclaredOperations.permission(method.getName(), role) != Permission.REFUSED))
                .filter(RecusedOfficerResourceTest::isOfASubject)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfASubject(Method method) {
        Declared declared = method.getAnnotation(Declared.class);
        return declared != null && OF_A_SUBJECT.contains(declared.subject());
    }

    private static void standAside(LineYear line) throws SQLException {
        line.prepare();
        line.putAt(line.second(), Step.NOTIFIED);
        RegionYear.deliver(LineRecords.kind(line), row(line, "RO-" + line));
        for (RequestSpecification officer : List.of(line.officer("kin"), line.region("kin"))) {
            officer.body(Map.of("reason", "近亲属"))
                    .put(line.at(line.id(line.second()), "/recusal"))
                    .then()
                    .statusCode(200);
        }
        if (line == LineYear.INSTITUTIONS) {
            comment(line.second());
        }
    }

    private static String row(LineYear line, String number) {
        return LineRecords.file(line, number, line.second(), new Row("2024-06-04", LineYear.LEAGUE, "某局"));
    }

    private static void comment(String uscc) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    select set_config('ecocredit.reach', 'ALL', false);
                    insert into published.public_notices (notice_id, year, league, opened_on, closes_on, cases, counts)
                    values ('%1$s', 2024, '150200', '2025-04-01', '2025-04-08', 1, '{}') on conflict do nothing;
                    insert into register.comments (comment_id, notice_id, league, uscc, words, received_at)
                    values ('%1$s', '%1$s', '150200', '%2$s', '这家机构的报告不实', now()) on conflict do nothing
                    """.formatted(COMMENT, uscc));
        }
    }

    private static Map<String, Supplier<Response>> acts(LineYear line) {
        return line == LineYear.INSTITUTIONS ? actsOnInstitution() : actsOnPerson();
    }

    private static Map<String, Supplier<Response>> actsOnInstitution() {
        LineYear line = LineYear.INSTITUTIONS;
        String uscc = line.second();
        String file = "/api/v1/institutions/" + uscc;
        return Map.ofEntries(
                Map.entry("takeStep", () -> line.take(kin(line), uscc, "proposal", NOTHING)),
                Map.entry("approveAccount", () -> kin(line).body(NOTHING).put(file + "/accounts/zz")),
                Map.entry("endAccount", () -> kin(line).delete(file + "/accounts/zz")),
                Map.entry(
                        "issueCertificate",
                        () -> kin(line).body(Map.of("year", 2024)).post(file + "/certificates")),
                Map.entry("uploadEvidence", () -> uploaded(line, file)),
                Map.entry("withdrawEngagement", () -> kin(line).body(REASON).post(file + "/engagements/1/withdrawal")),
                Map.entry("restoreEngagement", () -> kin(line).body(REASON).post(file + "/engagements/1/restoration")),
                Map.entry(
                        "excludeInstitution",
                        () -> FreshKey.on(kin(line)).body(REASON).post(file + "/exclusion")),
                Map.entry("bringInstitutionBack", () -> kin(line).body(NOTHING).post(file + "/exclusion/return")),
                Map.entry(
                        "amendInstitution",
                        () -> seen(line, file)
                                .body(Map.of("name", "某新名称有限公司", "reason", "更名"))
                                .post(file + "/amendment")),
                Map.entry(
                        "succeedInstitution",
                        () -> seen(line, file)
                                .body(Map.of("successor", line.first(), "reason", "吸收合并"))
                                .post(file + "/succession")),
                Map.entry(
                        "decideSuccession",
                        () -> kin(line)
                                .body(Map.of("confirmed", true, "reason", "属实"))
                                .post(file + "/succession-requests/1/decision")),
                Map.entry("addParticipant", () -> kin(line).body(REASON).put(line.year("/participants/" + uscc))),
                Map.entry(
                        "moveLead",
                        () -> line.region("kin")
                                .body(Map.of("league", LineYear.NEIGHBOUR, "reason", "某理由"))
                                .put(line.year("/participants/" + uscc + "/lead"))),
                Map.entry("enterRecord", () -> LineRecords.entered(line, kin(line), "RO-E", uscc, Map.of())),
                Map.entry(
                        "decideOnRecord",
                        () -> kin(line)
                                .header("If-Match", "\"1\"")
                                .body(REASON)
                                .post("/api/v1/records/RO-" + line + "/withdrawal")),
                Map.entry(
                        "answerComment",
                        () -> kin(line)
                                .body(Map.of("finding", "查无此事", "answer", "经核查，报告真实。", "released", false))
                                .put("/api/v1/comments/" + COMMENT + "/answer")));
    }

    private static Map<String, Supplier<Response>> actsOnPerson() {
        LineYear line = LineYear.PRACTITIONERS;
        String number = line.second();
        String file = "/api/v1/practitioners/" + number;
        return Map.of(
                "takePractitionerStep", () -> line.take(kin(line), number, "proposal", NOTHING),
                "uploadPersonsEvidence", () -> uploaded(line, file),
                "excludePractitioner", () -> FreshKey.on(kin(line)).body(REASON).post(file + "/exclusion"),
                "bringPractitionerBack", () -> kin(line).body(NOTHING).post(file + "/exclusion/return"),
                "addPractitioner", () -> kin(line).body(REASON).put(line.year("/participants/" + number)),
                "enterPractitionerRecord", () -> LineRecords.entered(line, kin(line), "RO-F", number, Map.of()),
                "decideOnPractitionerRecord",
                        () -> kin(line)
                                .header("If-Match", "\"1\"")
                                .body(REASON)
                                .post(file + "/records/RO-" + line + "/withdrawal"));
    }

    private static RequestSpecification kin(LineYear line) {
        return line.officer("kin");
    }

    private static RequestSpecification seen(LineYear line, String file) {
        return kin(line).header("If-Match", line.officer("one").get(file).header("ETag"));
    }

    private static Response uploaded(LineYear line, String file) {
        return kin(line)
                .contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body(Samples.pdf("某说明"))
                .post(file + "/evidence");
    }

    private static Map<String, String> files(LineYear line) {
        return line == LineYear.INSTITUTIONS
                ? Map.of(
                        "records",
                        row(line, "RO-G"),
                        "exclusions",
                        RegionYear.exclusion(line.second(), false),
                        "engagements",
                        "uscc,division,year,client_uscc,client_name,project,origin\n%s,150200,2024,,某甲方,检测丙,LEAGUE\n"
                                .formatted(line.second()))
                : Map.of("practitioner_records", row(line, "RO-H"));
    }
}
