package io.ecocredit.institutions;

import static io.ecocredit.institutions.TwoLeagues.OF_BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.WUHAI;
import static io.ecocredit.institutions.TwoLeagues.league;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A league reads the files of those that serve in it, and no longer when it says that they never did. */
@QuarkusTest
@Cites(settles = Interpretation.I_2)
class EngagementsOpenFilesResourceTest {

    private static final String ALL = "/api/v1/institutions/" + OF_BAOTOU + "/engagements";

    @Test
    void a_withdrawn_engagement_closes_the_file_that_it_opened() {
        TwoLeagues.fill();
        assertThat(read()).isEqualTo(404);
        RegionYear.deliverAs(league(WUHAI), "engagements", """
                uscc,division,year,client_uscc,client_name,project,origin
                91150200MA00000012,150300,2024,,己单位,乌海一项,LEAGUE
                """);
        assertThat(read()).isEqualTo(200);
        int number = league(WUHAI).get(ALL).jsonPath().getInt("items[0].number");

        say(number, "withdrawal");
        assertThat(read()).isEqualTo(404);
        assertThat(league(TwoLeagues.BAOTOU)
                        .get("/api/v1/institutions/" + OF_BAOTOU + "/score?year=2024")
                        .statusCode())
                .as("whose institution it is")
                .isEqualTo(200);

        RegionYear.region()
                .contentType("application/json")
                .body(Map.of("reason", "确有此项目"))
                .post(ALL + "/" + number + "/restoration")
                .then()
                .statusCode(200);
        assertThat(read()).isEqualTo(200);
    }

    private static void say(int number, String what) {
        league(WUHAI)
                .contentType("application/json")
                .body(Map.of("reason", "录入有误"))
                .post(ALL + "/" + number + "/" + what)
                .then()
                .statusCode(200);
    }

    private static int read() {
        return league(WUHAI)
                .get("/api/v1/institutions/" + OF_BAOTOU + "/score?year=2024")
                .statusCode();
    }
}
