package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days that no order of steps gets round, in both lines. */
@QuarkusTest
@Cites(
        provisions = {Provision.A20_ITEM_1, Provision.A21_ITEM_1},
        settles = Interpretation.I_33)
class DaysResourceTest {

    @ParameterizedTest
    @EnumSource(LineYear.class)
    void nothing_is_proposed_before_the_year_is_over(LineYear line) {
        line.prepare();
        for (Step step : new Step[] {Step.FILED, Step.NOTIFIED}) {
            TestTime.moveTo("2024-12-31");
            line.putAt(line.first(), step);
            refused(line.take(line.officer("one"), line.first(), "proposal", NOTHING), "PERIOD_NOT_OVER", "年度尚未届满");
        }
        TestTime.moveTo("2025-01-01");
        line.putAt(line.first(), Step.FILED);
        line.taken(line.officer("one"), line.first(), "proposal", NOTHING);
    }

    private static void refused(Response answer, String code, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
        assertThat(answer.jsonPath().getString("detail")).contains(why);
        assertThat(answer.jsonPath().getString("clause")).isNotBlank();
    }
}
