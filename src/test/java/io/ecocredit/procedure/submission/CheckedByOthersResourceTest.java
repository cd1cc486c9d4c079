package io.ecocredit.procedure.submission;

import static io.ecocredit.procedure.LineYear.LEAGUE;
import static io.ecocredit.procedure.LineYear.NOTHING;
import static io.ecocredit.procedure.LineYear.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.EmptyRegister;
import io.ecocredit.procedure.LineYear;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is checked is made known by another officer, and neither by who evaluated it, in whatever role; two of the region suffice. */
@QuarkusTest
@Cites(provisions = {Provision.A20_ITEM_5, Provision.A20_ITEM_6, Provision.A21_ITEM_3, Provision.A21_ITEM_4})
class CheckedByOthersResourceTest {

    @BeforeEach
    void nobodyIsThere() {
        new EmptyRegister().beforeClass(CheckedByOthersResourceTest.class);
    }

    private static void submit(LineYear line) {
        line.prepare();
        line.determine(line.first());
        line.determine(line.second());
        line.announce();
        line.officer("two").post(line.year("/submission")).then().statusCode(200);
    }

    private static Response draw(LineYear line, RequestSpecification who) {
        return who.body(Map.of("league", LEAGUE, "size", 1, "chosen", List.of(line.first())))
                .post(line.year("/spot-checks"));
    }

    private static Response known(LineYear line, RequestSpecification who) {
        return who.header("Prefer", "wait=30")
                .body(NOTHING)
                .post(line.year(line == LineYear.INSTITUTIONS ? "/publication" : "/result-notice"));
    }

    private static void isForAnother(Response answer, String clause) {
        assertThat(answer.asString()).contains("SECOND_OFFICER_NEEDED", clause);
    }

    private static String clause(LineYear line, String institutions, String practitioners) {
        return line == LineYear.INSTITUTIONS ? institutions : practitioners;
    }

    @ParameterizedTest
    @EnumSource
    void who_evaluated_something_of_a_submission_neither_draws_nor_checks_nor_makes_it_known(LineYear line) {
        submit(line);
        String check = clause(line, "第二十条第（五）项", "第二十一条第（三）项");
        for (String name : List.of("one", "two")) {
            isForAnother(draw(line, line.regionAs(LEAGUE + name)), check);
        }
        assertThat(draw(line, line.region("one")).statusCode()).isEqualTo(200);
        for (String name : List.of("one", "two")) {
            RequestSpecification same = line.regionAs(LEAGUE + name);
            isForAnother(line.take(same, line.first(), "acceptance", NOTHING), check);
            isForAnother(
                    line.take(line.regionAs(LEAGUE + name), line.first(), "return", Map.of("reason", "附件不全")), check);
        }
        line.taken(line.region("one"), line.first(), "acceptance", NOTHING);
        acceptOther(line, "one");
        isForAnother(known(line, line.regionAs(LEAGUE + "one")), clause(line, "第二十条第（六）项", "第二十一条第（四）项"));
        assertThat(known(line, line.region("two")).asString()).contains("\"results\":{\"" + LEAGUE + "\":2}");
    }

    private static void acceptOther(LineYear line, String officer) {
        if (line.seen(line.second()).getBoolean("sampled")) {
            line.taken(line.region(officer), line.second(), "acceptance", NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_found_a_sample_right_does_not_make_it_known_though_another_drew_it(LineYear line) {
        submit(line);
        assertThat(draw(line, line.region("one")).statusCode()).isEqualTo(200);
        line.taken(line.region("two"), line.first(), "acceptance", NOTHING);
        acceptOther(line, "two");
        String result = clause(line, "第二十条第（六）项", "第二十一条第（四）项");
        isForAnother(known(line, line.region("two")), result);
        isForAnother(known(line, line.region("one")), result);
        assertThat(known(line, line.region("three")).asString()).contains("\"results\":{\"" + LEAGUE + "\":2}");
    }

    @ParameterizedTest
    @EnumSource
    void who_acted_by_an_account_of_the_subject_does_nothing_in_an_office_about_it(LineYear line) {
        line.prepare();
        line.putAt(line.first(), Step.NOTIFIED);
        line.taken(line.officer("one"), line.first(), "proposal", NOTHING);
        line.taken(line.subject(line.first()), line.first(), "confirmation", NOTHING);
        String own = line == LineYear.INSTITUTIONS ? "test-institution" : "test-practitioner";
        Response proposal = line.take(line.officerAs(own), line.first(), "proposal", NOTHING);
        refused(proposal, 403, "CONFLICT_OF_INTEREST");
        assertThat(proposal.jsonPath().getString("clause")).contains("公务员法");
        line.taken(line.officer("one"), line.first(), "proposal", NOTHING);
    }
}
