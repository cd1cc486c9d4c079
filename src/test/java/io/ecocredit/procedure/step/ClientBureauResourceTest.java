package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NEIGHBOUR;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bureau that was served by the institution gives way to another; where there is no other, its league is not blocked for good. */
@QuarkusTest
@Cites(
        provisions = {Provision.A20_ITEM_1, Provision.A20_ITEM_5},
        settles = Interpretation.I_2)
class ClientBureauResourceTest {

    @Test
    void a_clients_bureau_leads_no_case_that_another_can_lead_and_nobody_is_blocked() {
        INSTITUTIONS.prepare();
        String first = INSTITUTIONS.first();
        String second = INSTITUTIONS.second();
        served(first, "包头市生态环境局");
        refused(
                INSTITUTIONS.take(INSTITUTIONS.officer("one"), first, "notification", NOTHING),
                403,
                "CONFLICT_OF_INTEREST");
        INSTITUTIONS
                .region("one")
                .body(Map.of("league", NEIGHBOUR, "reason", "包头市生态环境局为委托单位"))
                .put(INSTITUTIONS.year("/participants/" + first + "/lead"))
                .then()
                .statusCode(200);
        INSTITUTIONS.taken(INSTITUTIONS.officer(NEIGHBOUR, "one"), first, "notification", NOTHING);

        INSTITUTIONS.determine(second);
        INSTITUTIONS.putAt(second, Step.RETURNED);
        served(second, "包头市生态环境局");
        served(second, "内蒙古自治区生态环境厅");
        INSTITUTIONS.taken(INSTITUTIONS.officer("two"), second, "review", NOTHING);
        INSTITUTIONS.announce();
        INSTITUTIONS
                .officer("one")
                .post(INSTITUTIONS.year("/submission"))
                .then()
                .statusCode(200);
        INSTITUTIONS.drawAndAccept(LEAGUE, List.of(second));
        assertThat(INSTITUTIONS.seen(second).getString("step")).isEqualTo(Step.ACCEPTED.name());
    }

    private static void served(String uscc, String client) {
        RegionYear.deliver(
                "engagements",
                "uscc,division,year,client_uscc,client_name,project,origin\n%s,%s,2024,,%s,检测%s,LEAGUE\n"
                        .formatted(uscc, uscc.substring(2, 8), client, client));
    }
}
