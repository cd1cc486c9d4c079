package io.ecocredit.procedure.step;

import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static io.ecocredit.procedure.LineYear.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An objection is examined again by somebody else, and one that is upheld changes the proposal or hears why not. */
@QuarkusTest
@Cites(provisions = {Provision.A20_ITEM_2, Provision.A21_ITEM_2})
class ObjectionResourceTest {

    private static final String WHY = "更正的内容不影响计分";

    @ParameterizedTest
    @EnumSource
    void an_upheld_objection_changes_the_proposal_or_says_why_not(LineYear line) {
        line.prepare();
        objected(line, line.first());
        Map<String, Object> upheld = Map.of("reason", "经核查，所述属实", "upheld", true);
        Response own = line.take(line.officer("one"), line.first(), "decision", upheld);
        refused(own, 409, "SECOND_OFFICER_NEEDED");
        assertThat(own.jsonPath().getString("clause"))
                .contains(line == LineYear.INSTITUTIONS ? "第二十条第（二）项" : "第二十一条第（二）项");
        line.taken(line.officer("two"), line.first(), "decision", upheld);

        Response silent = line.take(line.officer("one"), line.first(), "proposal", NOTHING);
        refusedAt(silent, "reason");
        assertThat(silent.jsonPath().getString("clause"))
                .contains(line == LineYear.INSTITUTIONS ? "第二十条第（二）项" : "第二十一条第（二）项");
        assertThat(line.seen(line.first()).getString("step")).isEqualTo(Step.OBJECTION_DECIDED.name());
        line.taken(line.officer("one"), line.first(), "proposal", Map.of("reason", WHY));
        assertThat(line.letters(line.first()).getString("items[0].body"))
                .as("the subject hears it")
                .contains(WHY);
        assertThat(line.officer("one")
                        .get(line.at(line.id(line.first()), "/history"))
                        .jsonPath()
                        .getList("reason"))
                .contains(WHY);
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_objection_needs_no_reason_for_the_same_proposal(LineYear line) {
        line.prepare();
        objected(line, line.second());
        line.taken(line.officer("two"), line.second(), "decision", Map.of("reason", "不实", "upheld", false));
        line.taken(line.officer("one"), line.second(), "proposal", NOTHING);
    }

    private static void objected(LineYear line, String subject) {
        line.putAt(subject, Step.NOTIFIED);
        line.taken(line.officer("one"), subject, "proposal", NOTHING);
        line.taken(
                line.subject(subject),
                subject,
                "objection",
                Map.of("reason", "不实", "evidence", List.of(line.evidence(subject))));
    }
}
