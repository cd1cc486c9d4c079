package io.ecocredit.warnings;

import static io.ecocredit.fixtures.ProcedureYear.refused;
import static io.ecocredit.institutions.TwoLeagues.BAOTOU;
import static io.ecocredit.institutions.TwoLeagues.as;
import static io.ecocredit.institutions.TwoLeagues.league;
import static io.ecocredit.institutions.TwoLeagues.region;
import static io.ecocredit.warnings.EarlyWarnings.bind;
import static io.ecocredit.warnings.EarlyWarnings.delivered;
import static io.ecocredit.warnings.EarlyWarnings.enter;
import static io.ecocredit.warnings.EarlyWarnings.firm;
import static io.ecocredit.warnings.EarlyWarnings.form;
import static io.ecocredit.warnings.EarlyWarnings.issued;
import static io.ecocredit.warnings.EarlyWarnings.moveTo;
import static io.ecocredit.warnings.EarlyWarnings.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.institutions.Succeeded;
import io.ecocredit.institutions.TwoLeagues;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has the register forget a record does not say that the next one is of conduct that nobody knew of. */
@QuarkusTest
@Cites(
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_3, Interpretation.I_21})
class BoundByAnotherResourceTest {

    private static boolean filled;

    @BeforeEach
    void fill() {
        moveTo("2024-07-01");
        if (!filled) {
            TwoLeagues.fill();
            filled = true;
        }
    }

    /** What one officer may decide of a record, so that it no longer stands in the way of a warning. */
    enum Forgotten {
        WITHDRAWN {
            @Override
            void decide(String firm, String known) {
                decided(known, "withdrawal", Map.of("reason", "录入有误"));
            }
        },
        SUSPENDED {
            @Override
            void decide(String firm, String known) {
                decided(known, "suspension", REVIEW);
            }
        },
        QUASHED {
            @Override
            void decide(String firm, String known) {
                decided(known, "quashing", REVIEW);
            }
        },
        OF_OTHER_CONDUCT {
            @Override
            void decide(String firm, String known) {
                Map<String, Object> form = form(firm, known, "2024-07-01");
                form.put("indicator", "1-13");
                amended(known, form);
            }
        },
        OF_ANOTHER_DAY {
            @Override
            void decide(String firm, String known) {
                Map<String, Object> form = form(firm, known, "2024-07-01");
                form.put("occurredOn", "2024-03-20");
                amended(known, form);
            }
        },
        OF_ANOTHER_DOCUMENT {
            @Override
            void decide(String firm, String known) {
                Map<String, Object> form = form(firm, known, "2024-06-30");
                form.put("documentNo", "另一文号");
                amended(known, form);
            }
        };

        private static final Map<String, String> REVIEW = Map.of(
                "reason", "复议决定",
                "on", "2024-07-01",
                "authority", "包头市人民政府",
                "documentNo", "包府复决〔2024〕1号");

        abstract void decide(String firm, String known);
    }

    @ParameterizedTest
    @EnumSource
    void what_one_officer_decided_another_binds(Forgotten how) {
        String firm = firm();
        String known = delivered(firm, "2024-05-20", "2024-07-01");
        how.decide(firm, known);
        String warning = issued(firm);
        String record = number();
        Map<String, Object> form = form(firm, record, "2024-07-01");
        form.put("occurredOn", "2024-05-19");
        Map<String, Object> bound = new HashMap<>(form);
        bound.put("earlyWarning", warning);
        refused(enter(league(BAOTOU), bound), 409, "SECOND_OFFICER_NEEDED");

        enter(league(BAOTOU), form).then().statusCode(201);
        Response alone = bind(warning, record);
        refused(alone, 409, "SECOND_OFFICER_NEEDED");
        assertThat(alone.asString()).contains("第二十四条第二款", "I-21");
        bind(another(), warning, record).then().statusCode(200);
    }

    @Test
    void what_was_there_in_other_words_is_bound_by_nobody() {
        String firm = firm();
        String known = delivered(firm, "2024-05-20", "2024-07-01");
        String warning = issued(firm);
        Map<String, Object> words = form(firm, known, "2024-07-01");
        words.put("documentNo", "后来的文号");
        amended(known, words);
        String record = number();
        Map<String, Object> form = form(firm, record, "2024-07-01");
        form.put("documentNo", "后来的文号");
        enter(league(BAOTOU), form).then().statusCode(201);

        refused(bind(another(), warning, record), 400, "WARNING_NOT_POSSIBLE");
    }

    @Test
    void whoever_decided_of_a_record_of_the_heir_binds_nothing_to_a_warning_of_what_it_took_over() {
        String absorbed = firm();
        String heir = firm();
        String known = delivered(heir, "2024-05-20", "2024-07-01");
        String warning = issued(absorbed);
        succeeded(region(), absorbed, heir);
        decided(known, "withdrawal", Map.of("reason", "录入有误"));
        String record = delivered(heir, "2024-05-19", "2024-07-01");

        refused(bind(warning, record), 409, "SECOND_OFFICER_NEEDED");
        bind(another(), warning, record).then().statusCode(200);
    }

    @Test
    void whoever_registered_a_succession_binds_nothing_of_the_heir_to_a_warning_of_what_it_took_over() {
        String absorbed = firm();
        String heir = firm();
        String warning = issued(absorbed);
        succeeded(league(BAOTOU), absorbed, heir);
        String record = delivered(heir, "2024-05-19", "2024-07-01");

        refused(bind(warning, record), 409, "SECOND_OFFICER_NEEDED");
        bind(another(), warning, record).then().statusCode(200);
    }

    @Test
    void whoever_decided_of_other_conduct_binds() {
        String firm = firm();
        String known = number();
        Map<String, Object> form = form(firm, known, "2024-05-21");
        form.put("indicator", "1-13");
        enter(league(BAOTOU), form).then().statusCode(201);
        decided(known, "withdrawal", Map.of("reason", "录入有误"));
        String warning = issued(firm);

        bind(warning, delivered(firm, "2024-05-30", "2024-07-01")).then().statusCode(200);
    }

    private static void succeeded(RequestSpecification officer, String absorbed, String heir) {
        Succeeded.ask(region(), officer, absorbed, Map.of("successor", heir, "reason", "吸收合并", "on", "2024-06-30"))
                .then()
                .statusCode(200);
    }

    private static RequestSpecification another() {
        return as(Roles.LEAGUE, Map.of("division", BAOTOU, "sub", "another"));
    }

    private static void amended(String record, Map<String, Object> form) {
        decided(record, "amendment", Map.of("reason", "录入有误", "record", form));
    }

    private static void decided(String record, String decision, Map<String, ?> order) {
        Response answer = league(BAOTOU)
                .contentType("application/json")
                .header("If-Match", region().get("/api/v1/records/" + record).header("ETag"))
                .body(order)
                .post("/api/v1/records/" + record + "/" + decision);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
}
