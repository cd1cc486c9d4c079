package io.ecocredit.deadlines;

import static io.ecocredit.fixtures.ProcedureYear.FILES;
import static io.ecocredit.fixtures.ProcedureYear.IS_REMOVED;
import static io.ecocredit.fixtures.ProcedureYear.IS_SILENT;
import static io.ecocredit.fixtures.ProcedureYear.OBJECTS;
import static io.ecocredit.fixtures.ProcedureYear.officer;
import static io.ecocredit.fixtures.ProcedureYear.region;
import static io.ecocredit.fixtures.ProcedureYear.taken;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.ProcedureYear;
import io.ecocredit.platform.clock.TestTime;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What has not come in its time is counted for who operates the service, each kind by itself, from the day after its last. */
@QuarkusTest
@Cites({Article.A20, Article.A24})
class OverdueResourceTest {

    @Inject
    Overdue overdue;

    @Inject
    MeterRegistry meters;

    private double counted(String what) {
        overdue.count().await().indefinitely();
        Gauge gauge = meters.find("ecocredit.overdue").tag("what", what).gauge();
        return gauge == null ? -1 : gauge.value();
    }

    @Test
    void a_filing_is_overdue_from_the_day_after_its_last_and_no_longer_once_the_case_goes_on() {
        TestTime.moveTo("2025-03-11");
        ProcedureYear.prepare();
        region("one").put("/api/v1/years/2024").then().statusCode(200);
        officer("one").post("/api/v1/years/2024/participants").then().statusCode(200);
        assertThat(counted("filing")).isZero();
        for (String uscc : List.of(FILES, IS_SILENT, OBJECTS)) {
            taken(officer("one"), uscc, "notification", Map.of());
        }
        assertThat(counted("filing")).as("not yet due").isZero();

        TestTime.moveTo("2025-04-09");
        assertThat(counted("filing")).as("on the last day").isZero();
        TestTime.moveTo("2025-04-10");
        assertThat(counted("filing"))
                .as("whoever was never notified owes nothing")
                .isEqualTo(3);

        taken(officer("one"), FILES, "proposal", Map.of());
        assertThat(counted("filing")).isEqualTo(2);
        ProcedureYear.unserve(IS_SILENT);
        taken(officer("one"), IS_SILENT, "removal", Map.of("reason", "服务记录有误"));
        assertThat(counted("filing")).isEqualTo(1);
        ProcedureYear.unserve(IS_REMOVED);
        taken(officer("one"), IS_REMOVED, "removal", Map.of("reason", "服务记录有误"));
        assertThat(counted("filing")).isEqualTo(1);
    }

    @Test
    void every_kind_is_told_though_nothing_of_it_is_late() {
        for (String what : List.of("answer", "repair", "rectification", "revision")) {
            assertThat(counted(what)).as(what).isNotNegative();
        }
    }
}
