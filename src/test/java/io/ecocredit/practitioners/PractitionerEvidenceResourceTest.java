package io.ecocredit.practitioners;

import static io.ecocredit.evidence.EvidenceTables.ask;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.assertSame;
import static io.ecocredit.institutions.TwoLeagues.institution;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.practitioners.Persons.form;
import static io.ecocredit.practitioners.Persons.person;
import static io.ecocredit.practitioners.Persons.registered;
import static io.ecocredit.practitioners.Persons.trailOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.ecocredit.evidence.EvidenceProfile;
import io.ecocredit.evidence.EvidenceTables;
import io.ecocredit.evidence.FakeClamd;
import io.ecocredit.evidence.Samples;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence about practitioners: of the person and the leagues that know them, out of reach of everything else. */
@QuarkusTest
@TestProfile(EvidenceProfile.class)
@Cites(Article.A36)
class PractitionerEvidenceResourceTest {

    private static final String ALL = Persons.ONE + "/evidence";
    private static final String ONE = ALL + "/{evidence}";
    private static final String CONTENT = ONE + "/content";
    private static final String NOT_PERMITTED = "42501";

    private static int people;

    /** Somebody whom Baotou knows. */
    private String number = "";

    @BeforeEach
    void registerSomebody() throws SQLException {
        EvidenceTables.fillOnce();
        number = registered(league(BAOTOU), form("H" + (20000000 + ++people), BAOTOU));
    }

    private static byte[] report() {
        return Samples.pdf("person " + people);
    }

    private static Response upload(RequestSpecification account, String number, byte[] content) {
        return account.contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body(content)
                .post(ALL, number);
    }

    @Test
    void a_person_shows_evidence_and_every_look_at_it_leaves_a_row() throws SQLException {
        Response answer = upload(person(number), number, report());
        answer.then().statusCode(201).body("mediaType", equalTo("application/pdf"));
        String id = answer.path("evidenceId");
        answer.then().header("Location", endsWith("/api/v1/practitioners/" + number + "/evidence/" + id));

        assertThat(league(BAOTOU).get(ONE, number, id).asString()).isEqualTo(answer.asString());
        Response download = region().get(CONTENT, number, id);
        assertThat(download.asByteArray()).isEqualTo(report());
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.pdf");
        assertThat(download.header("Content-Security-Policy")).startsWith("sandbox;");
        assertThat(download.header("Cache-Control")).isEqualTo("no-store");
        upload(league(BAOTOU), number, report()).then().statusCode(200).body("evidenceId", equalTo(id));

        assertThat(trailOf(number))
                .endsWith(
                        "uploadPersonsEvidence practitioner DONE",
                        "personsEvidence league DONE",
                        "personsEvidenceContent region DONE",
                        "uploadPersonsEvidence league DONE");
    }

    @Test
    void who_does_not_know_the_person_sees_and_adds_nothing() {
        String id = upload(league(BAOTOU), number, report()).path("evidenceId");
        String other = registered(league(BAOTOU), form("H" + (30000000 + people), BAOTOU));
        String none = UUID.randomUUID().toString();
        for (String path : List.of(ONE, CONTENT)) {
            person(number).get(path, number, id).then().statusCode(200);
            assertSame(league(ORDOS).get(path, number, id), league(ORDOS).get(path, "P-nobody", id));
            assertSame(person(other).get(path, number, id), person(other).get(path, "P-nobody", id));
            assertSame(person(other).get(path, other, id), person(other).get(path, other, none));
            institution(SHARED).get(path, number, id).then().statusCode(403);
        }
        assertSame(upload(league(WUHAI), number, report()), upload(league(WUHAI), "P-nobody", report()));
        assertSame(upload(person(other), number, report()), upload(person(other), "P-nobody", report()));
        upload(region(), number, report()).then().statusCode(403);
    }

    @Test
    void a_file_of_a_person_passes_the_same_looks_as_any_other() throws SQLException {
        person(number)
                .contentType("application/pdf")
                .queryParam("name", "说明.pdf")
                .body("<html>".getBytes(StandardCharsets.UTF_8))
                .post(ALL, number)
                .then()
                .statusCode(415)
                .body("code", equalTo("EVIDENCE_TYPE_MISMATCH"));
        person(number)
                .contentType("text/plain;charset=UTF-8")
                .queryParam("name", "说明.txt")
                .body(FakeClamd.EICAR)
                .post(ALL, number)
                .then()
                .statusCode(422)
                .body("code", equalTo("EVIDENCE_INFECTED"));
        assertThat(ask("select 1 from practitioners.evidence where practitioner_no = '" + number + "'"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.datasource", "quarkus.datasource.published", "quarkus.datasource.audit"})
    void no_other_role_reaches_it_in_whosever_name(String datasource) throws SQLException {
        upload(person(number), number, report()).then().statusCode(201);
        assertThat(EvidenceTables.acting(datasource, "ALL", "", "", "", "select count(*) from practitioners.evidence"))
                .isEqualTo(NOT_PERMITTED);
        assertThat(ask("select grantee from information_schema.table_privileges where table_schema = 'practitioners'"
                        + " and table_name = 'evidence' and grantee like 'ecocredit\\_%' and grantee <> 'ecocredit'"
                        + " group by grantee"))
                .containsExactly("ecocredit_practitioners");
    }

    @Test
    void in_sql_too_each_sees_and_adds_only_its_own_and_nobody_changes_anything() throws SQLException {
        upload(person(number), number, report()).then().statusCode(201);
        String see = "select 1 from practitioners.evidence where practitioner_no = '" + number + "'";
        String add =
                "insert into practitioners.evidence (practitioner_no, file_name, media_type, size, sha256, content,"
                        + " uploaded_by, uploaded_league, recorded_at) values ('" + number + "', 'a', 'text/plain', 1,"
                        + " encode(sha256('b'), 'hex'), 'b', 'x', %s, now())";
        assertThat(acting("LEAGUE", BAOTOU, "", see)).isEqualTo("1");
        assertThat(acting("LEAGUE", ORDOS, "", see)).isEqualTo("0");
        assertThat(acting("PERSON", "", number, see)).isEqualTo("1");
        assertThat(acting("PERSON", "", "P-nobody", see)).isEqualTo("0");
        assertThat(acting("NONE", "", "", see)).isEqualTo("0");
        assertThat(acting("LEAGUE", BAOTOU, "", add.formatted("'150200'"))).isEqualTo("1");
        assertThat(acting("PERSON", "", number, add.formatted("null"))).isEqualTo("1");
        assertThat(acting("LEAGUE", ORDOS, "", add.formatted("'150600'"))).isEqualTo(NOT_PERMITTED);
        assertThat(acting("LEAGUE", BAOTOU, "", add.formatted("null"))).isEqualTo(NOT_PERMITTED);
        assertThat(acting("PERSON", "", "P-nobody", add.formatted("null"))).isEqualTo(NOT_PERMITTED);
        for (String change :
                List.of("update practitioners.evidence set file_name = 'x'", "delete from practitioners.evidence")) {
            assertThat(acting("ALL", "", "", change)).isEqualTo(NOT_PERMITTED);
        }
    }

    private static String acting(String reach, String league, String person, String sql) throws SQLException {
        return EvidenceTables.acting("quarkus.datasource.practitioners", reach, league, "", person, sql);
    }
}
