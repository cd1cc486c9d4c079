package io.ecocredit.regulation.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In whose name a league does not speak, however the name is written. */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_34)
class LeagueBureausTest {

    private static final String HOHHOT = "150100";
    private static final String BAOTOU = "150200";
    private static final LeagueBureaus BUREAUS = LawFiles.divisions().bureaus();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "包头市生态环境局",
                " 包头市 生态环境局 ",
                "包头市生态环境局（机关）",
                "（原）包头市环境保护局",
                "原包头市环境保护局",
                "包头市环保局",
                "包头生态环境局",
                "内蒙古自治区包头市生态环境局",
                "内蒙古包头市生态环境局",
                "包头市生态环境局昆都仑区分局",
                "包头市昆都仑区环境保护局",
                "昆都仑区生态环境局",
                "昆都仑区生态环境分局",
                "昆都仑生态环境分局",
                "土默特右旗环境保护局",
                "包头市生态环境综合行政执法支队",
                "包头市环境监察支队",
                "生态环境局（包头市）",
                "生态环境局昆都仑区分局",
                "中共包头市生态环境局党组",
                "呼和浩特市生态环境局、包头市生态环境局"
            })
    void another_leagues_bureau_is_named_by_nobody_who_acts_for_a_league(String name) {
        assertThat(BUREAUS.refusal(HOHHOT, "authority", name))
                .map(Refusal::code)
                .contains(RefusalCode.OTHER_AUTHORITY);
        assertThat(Pattern.compile(BUREAUS.pattern(BAOTOU))
                        .matcher(SameText.folded(name))
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "呼和浩特市生态环境局",
                "呼市生态环境局",
                "呼和浩特市生态环境局赛罕区分局",
                "赛罕区环境保护局",
                "内蒙古自治区生态环境厅",
                "自治区生态环境厅",
                "生态环境部",
                "包头市人民政府",
                "包头市市场监督管理局",
                "包头市昆都仑区人民法院",
                "包头市公安局环境保护犯罪侦查支队",
                "包头市生态环境监测站",
                "某生态环境监测站",
                "西安市生态环境局新城分局",
                "大兴安岭地区生态环境局"
            })
    void its_own_and_everybody_else_is(String name) {
        assertThat(BUREAUS.refusal(HOHHOT, "authority", name)).isEmpty();
        assertThat(BUREAUS.refusal(null, "authority", "包头市生态环境局")).isEmpty();
    }

    @Test
    void former_leagues_are_those_of_today() {
        assertThat(BUREAUS.isOf("150600", "伊克昭盟环境保护局")).isTrue();
        assertThat(BUREAUS.isOf("150400", "昭乌达盟环保局")).isTrue();
        assertThat(BUREAUS.isOf("152500", "锡盟生态环境局")).isTrue();
    }

    @Test
    void each_leagues_own_bureau_is_its_own_and_no_others() {
        Divisions divisions = LawFiles.divisions();
        for (Division league : divisions.leagues()) {
            String bureau = divisions.bureauOf(league.code());
            assertThat(divisions.leagues())
                    .filteredOn(other -> BUREAUS.isOf(other.code(), bureau))
                    .containsExactly(league);
            for (String name : divisions.namesIn(league.code())) {
                assertThat(divisions.leagues())
                        .as(name)
                        .filteredOn(other -> BUREAUS.isOf(other.code(), name + "生态环境局"))
                        .containsExactly(league);
            }
        }
    }
}
