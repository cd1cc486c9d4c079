package io.ecocredit.institutions;

import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.OF_ORDOS;
import static io.ecocredit.institutions.TwoLeagues.ORDOS;
import static io.ecocredit.institutions.TwoLeagues.SHARED;
import static io.ecocredit.institutions.TwoLeagues.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No officer alone lets another league's case bear what was absorbed: who answers for the successor has a say (I-3). */
@QuarkusTest
@Cites(settles = Interpretation.I_3)
class SuccessionBorneByOthersResourceTest {

    private static final Map<String, String> TO_ORDOS = Map.of("successor", OF_ORDOS, "reason", "吸收合并");

    @BeforeEach
    void fill() {
        new EmptyRegister().beforeClass(SuccessionBorneByOthersResourceTest.class);
        TestTime.moveTo("2025-06-10");
        TwoLeagues.fill();
        RegionYear.open(2024);
    }

    @Test
    void the_successors_league_decides_or_the_region_where_the_file_is_closed_to_it() {
        long closed = asked(OF_BAOTOU);
        refused(Succeeded.decide(officer(BAOTOU, "one"), OF_BAOTOU, closed, true), 409, "SECOND_OFFICER_NEEDED");
        refused(Succeeded.decide(officer(BAOTOU, "two"), OF_BAOTOU, closed, true), 403, "OTHER_LEAGUE");
        refused(Succeeded.decide(officer(ORDOS, "one"), OF_BAOTOU, closed, true), 404, "NO_SUCH_INSTITUTION");
        assertThat(successor(OF_BAOTOU)).isNull();
        carried(Succeeded.decide(TwoLeagues.region(), OF_BAOTOU, closed, true), OF_ORDOS);

        long open = asked(SHARED);
        carried(Succeeded.decide(officer(ORDOS, "one"), SHARED, open, true), OF_ORDOS);
    }

    @Test
    void what_is_refused_changes_nothing_and_what_nobody_else_bears_is_one_officers() {
        long request = asked(SHARED);
        assertThat(Succeeded.decide(officer(ORDOS, "one"), SHARED, request, false)
                        .statusCode())
                .isEqualTo(200);
        assertThat(successor(SHARED)).isNull();
        Response own = Succeeded.ask(
                officer(BAOTOU, "one"),
                officer(BAOTOU, "one"),
                OF_BAOTOU,
                Map.of("successor", SHARED, "reason", "吸收合并"));
        carried(own, SHARED);
    }

    private static long asked(String uscc) {
        Response asked = Succeeded.ask(officer(BAOTOU, "one"), officer(BAOTOU, "one"), uscc, TO_ORDOS);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        assertThat(asked.jsonPath().getString("successor")).isNull();
        return asked.jsonPath().getLong("successionRequest");
    }

    private static void carried(Response answer, String successor) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("successor")).isEqualTo(successor);
    }

    private static String successor(String uscc) {
        return officer(BAOTOU, "one")
                .get("/api/v1/institutions/" + uscc)
                .jsonPath()
                .getString("successor");
    }

    private static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
    }

    private static RequestSpecification officer(String league, String name) {
        return as(Roles.LEAGUE, Map.of("division", league, "sub", league + name))
                .contentType("application/json");
    }
}
