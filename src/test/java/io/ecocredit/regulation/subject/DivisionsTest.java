package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who leads a case: leagues, their counties, and the region, which leads none. */
@Cites(
        value = {Article.A7},
        settles = {Interpretation.I_1, Interpretation.I_2})
class DivisionsTest {

    private static final Divisions DIVISIONS = LawFiles.divisions();

    @Test
    void the_region_has_twelve_leagues_and_cities() {
        assertThat(DIVISIONS.leagues()).hasSize(12).extracting(Division::name).contains("呼和浩特市", "阿拉善盟", "锡林郭勒盟");
    }

    @Test
    void a_county_belongs_to_its_league() {
        assertThat(DIVISIONS.find("150202").orElseThrow().league()).isEqualTo("150200");
        assertThat(DIVISIONS.find("150200").orElseThrow().league()).isEqualTo("150200");
    }

    @Test
    void a_code_of_another_region_is_refused_and_the_region_is_nobodys_league() {
        assertThat(DIVISIONS.refusalOf("division", "110000")).map(Refusal::code).contains(RefusalCode.UNKNOWN_DIVISION);
        assertThat(DIVISIONS.refusalOf("division", Divisions.REGION)).isEmpty();
        assertThat(DIVISIONS.refusalAsLeague("division", Divisions.REGION))
                .map(Refusal::code)
                .contains(RefusalCode.NOT_A_LEAGUE);
        assertThat(DIVISIONS.refusalAsLeague("division", "150202")).isEmpty();
    }

    @Test
    void the_league_of_registration_leads_when_it_is_served_and_otherwise_the_first_one_entered() {
        assertThat(LeadLeague.of("150200", List.of("150600", "150200"))).isEqualTo("150200");
        assertThat(LeadLeague.of("150100", List.of("150600", "150200"))).isEqualTo("150600");
        assertThat(LeadLeague.of(null, List.of("150600", "150200"))).isEqualTo("150600");
    }
}
