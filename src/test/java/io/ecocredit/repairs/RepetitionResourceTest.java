package io.ecocredit.repairs;

import static io.ecocredit.procedure.LineYear.INSTITUTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.idempotency.FreshKey;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same conduct again bars a repair whoever recorded it, and on whichever side of a succession. */
@QuarkusTest
@Cites(
        value = Article.A27,
        provisions = Provision.A27_ITEM_2,
        settles = {Interpretation.I_3, Interpretation.I_22})
class RepetitionResourceTest {

    private static final String ABSORBED = INSTITUTIONS.first();
    private static final String HEIR = INSTITUTIONS.second();
    private static final String ALSO_ABSORBED = "91150200MA0004001X";
    private static final String AUTHORITY = "某生态环境局";
    private static final Set<String> EXCUSED = new HashSet<>();

    private static boolean filled;

    /** Whose record is repaired, and whose conduct of the same kind another authority has recorded since. */
    enum Again {
        OF_THE_SAME(ABSORBED, ABSORBED),
        OF_WHO_TOOK_IT_OVER(ABSORBED, HEIR),
        OF_WHAT_WAS_TAKEN_OVER(HEIR, ABSORBED),
        OF_WHAT_WAS_TAKEN_OVER_BESIDE(ABSORBED, ALSO_ABSORBED);

        private final String repaired;
        private final String repeated;

        Again(String repaired, String repeated) {
            this.repaired = repaired;
            this.repeated = repeated;
        }
    }

    @BeforeEach
    void fill() {
        if (!filled) {
            INSTITUTIONS.prepare();
            RegionYear.deliver(
                    "institutions",
                    "uscc,name,kinds,division,registered_on\n" + ALSO_ABSORBED + ",机构其三,TESTING,150200,2017-08-25\n");
            List.of(ABSORBED, ALSO_ABSORBED).forEach(RepetitionResourceTest::takeOver);
            filled = true;
        }
    }

    private static void takeOver(String uscc) {
        Response changed = INSTITUTIONS
                .officer("one")
                .header(
                        "If-Match",
                        INSTITUTIONS
                                .officer("one")
                                .get("/api/v1/institutions/{uscc}", uscc)
                                .header("ETag"))
                .body(Map.of("successor", HEIR, "reason", "吸收合并"))
                .post("/api/v1/institutions/{uscc}/succession", uscc);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void what_happened_again_is_seen_by_who_did_not_record_it_and_is_not_told_by_number(Again again) {
        for (String uscc : List.of(ABSORBED, HEIR)) {
            INSTITUTIONS.putAt(uscc, Step.NOTIFIED);
        }
        String record = record("RPT-A" + again.ordinal(), again.repaired, "2024-06-01", AUTHORITY);
        String later = record("RPT-B" + again.ordinal(), again.repeated, "2025-01-15", "另一生态环境局");
        for (String uscc : List.of(ABSORBED, HEIR)) {
            INSTITUTIONS.determine(uscc);
        }
        List.of(ABSORBED, HEIR).forEach(RepetitionResourceTest::excuse);
        String repair = applied(record, again.repaired);
        Map<String, Object> confirmation = confirmation(again.repaired, record);

        Response refused = confirm(repair, confirmation);
        LineYear.refused(refused, 409, "CONDITION_NOT_MET");
        assertThat(refused.jsonPath().getString("clause")).contains("第二十七条第（二）项");
        assertThat(refused.asString()).contains("同一行为再次发生").doesNotContain(later);

        Response withdrawn = INSTITUTIONS
                .officer("one")
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "录入有误"))
                .post("/api/v1/records/" + later + "/withdrawal");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        Response confirmed = confirm(repair, confirmation);
        assertThat(confirmed.statusCode()).as(confirmed.asString()).isEqualTo(200);
        assertThat(confirmed.jsonPath().getString("state")).isEqualTo("REPAIRED");
    }

    private static String record(String number, String uscc, String day, String authority) {
        RegionYear.deliver(
                "records",
                "record_no,uscc,category,indicator,item,occurred_on,produced_on,final_on,division,authority,document_no,"
                        + "source,client_uscc,client_outcome,client_points,client_document_no,summary\n" + number + ","
                        + uscc + ",GENERAL,1-12,13.4," + day + "," + day + ",,150200," + authority + "," + number
                        + "号,1,,,,,某事\n");
        return number;
    }

    /** The year was put on as if its filing were late. */
    private static void excuse(String uscc) {
        if (EXCUSED.add(uscc)) {
            Response stated = FreshKey.on(INSTITUTIONS.officer("one"))
                    .body(Map.of(
                            "evaluationId",
                            INSTITUTIONS.id(uscc),
                            "kind",
                            "GOOD_CAUSE",
                            "words",
                            "停业整顿",
                            "evidence",
                            List.of(INSTITUTIONS.evidence(uscc))))
                    .post("/api/v1/filing-rulings");
            assertThat(stated.statusCode()).as(stated.asString()).isEqualTo(201);
        }
    }

    private static String applied(String record, String uscc) {
        Response applied = FreshKey.on(INSTITUTIONS.subject(uscc))
                .body(Map.of(
                        "recordNo",
                        record,
                        "words",
                        "已整改",
                        "evidence",
                        List.of(INSTITUTIONS.evidence(uscc)),
                        "commitment",
                        Map.of("signer", "签署人", "signedOn", LineYear.TODAY)))
                .post("/api/v1/repairs");
        assertThat(applied.statusCode()).as(applied.asString()).isEqualTo(201);
        assertThat(applied.jsonPath().getString("stage")).isEqualTo("BEFORE_PUBLICATION");
        return "/api/v1/repairs/" + applied.jsonPath().getString("repairId");
    }

    private static RequestSpecification producer() {
        return TwoLeagues.as(Roles.PROVIDER, Map.of("authority", AUTHORITY, "authority_kind", "ECOLOGICAL"));
    }

    private static Map<String, Object> confirmation(String uscc, String record) {
        Response kept = producer()
                .contentType("application/pdf")
                .queryParam("name", "核查记录.pdf")
                .body(Samples.pdf(record))
                .post("/api/v1/institutions/{uscc}/evidence", uscc);
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(201);
        List<String> evidence = List.of(kept.jsonPath().getString("evidenceId"));
        Map<String, Object> order = new HashMap<>(Map.of("granted", true, "words", "属实", "endedOn", "2024-12-31"));
        order.put(
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each -> Map.of("condition", each, "holds", true, "finding", "属实", "evidence", evidence))
                        .toList());
        return order;
    }

    private static Response confirm(String repair, Map<String, ?> order) {
        return producer()
                .contentType("application/json")
                .header("If-Match", TwoLeagues.region().get(repair).header("ETag"))
                .body(order)
                .post(repair + "/producer-confirmation");
    }
}
