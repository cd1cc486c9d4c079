package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.subject.AuthorityKind;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a row binds, which category its records have, and which authority it demands. */
@Cites(
        value = {Article.A9, Article.A13, Article.A14, Article.A18},
        settles = {Interpretation.I_13, Interpretation.I_27})
class IndicatorTest {

    private static final Catalogue CATALOGUE = LawFiles.catalogue();

    @ParameterizedTest
    @CsvSource({
        "1-16, POLLUTION_GOVERNANCE, EIA",
        "1-16, FACILITY_OPERATION,   TESTING",
        "1-17, TESTING,              CARBON",
        "1-18, TESTING,              EIA",
        "1-19, TESTING,              CONSULTING",
        "1-20, EIA,                  TESTING",
        "1-21, EIA,                  CONSULTING",
        "1-22, EIA,                  ENGINEERING",
        "1-23, INFORMATION_SYSTEMS,  MONITORING_OPERATION",
        "1-24, INFORMATION_SYSTEMS,  EIA",
        "1-25, CARBON,               TESTING"
    })
    void a_row_of_a_kind_binds_its_kind_alone(String code, InstitutionKind bound, InstitutionKind other) {
        assertThat(indicator(code).binds(List.of(bound))).isTrue();
        assertThat(indicator(code).binds(List.of(other))).isFalse();
        assertThat(indicator(code).binds(List.of(other, bound))).isTrue();
    }

    @Test
    void basic_rows_and_article_18_bind_every_kind() {
        assertThat(CATALOGUE.indicators())
                .filteredOn(each -> each.kinds().isEmpty() && !each.isForPractitioners())
                .hasSize(15 + 12)
                .allSatisfy(each -> {
                    for (InstitutionKind kind : InstitutionKind.values()) {
                        assertThat(each.binds(List.of(kind))).isTrue();
                    }
                });
    }

    @Test
    void what_rates_bad_is_serious_and_all_else_general_whatever_the_client_suffered() {
        assertThat(indicator("1-08").category()).isEqualTo(Category.SERIOUS);
        assertThat(indicator("18-2-6").category()).isEqualTo(Category.SERIOUS);
        assertThat(indicator("1-09").category()).isEqualTo(Category.GENERAL);
        assertThat(indicator("1-14").category()).isEqualTo(Category.GENERAL);
        assertThat(indicator("1-16").category()).isEqualTo(Category.GENERAL);
        assertThat(indicator("2-01").category()).isEqualTo(Category.GENERAL);
    }

    @ParameterizedTest
    @CsvSource({
        "1-05,   内蒙古自治区审计厅,       呼和浩特市生态环境局",
        "18-3,   包头市纪委监委,           包头市财政局",
        "1-06,   赤峰市市场监督管理局,     赤峰市生态环境局",
        "18-4,   内蒙古自治区生态环境厅,   通辽市生态环境局",
        "1-08,   内蒙古自治区生态环境厅,   鄂尔多斯市生态环境局",
        "1-11,   乌海市生态环境局,         乌海市市场监督管理局",
        "18-2-1, 呼伦贝尔市生态环境局,     某某环保有限公司"
    })
    void a_row_that_demands_an_authority_doubts_any_other(String code, String demanded, String other) {
        assertThat(indicator(code).doubts(demanded)).isFalse();
        assertThat(indicator(code).doubts(other)).isTrue();
    }

    @Test
    void a_row_that_demands_none_doubts_none() {
        assertThat(indicator("1-12").doubts("任何单位")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1-05,   AUDIT_OR_DISCIPLINE, ECOLOGICAL",
        "18-3,   AUDIT_OR_DISCIPLINE, REGION_ECOLOGICAL",
        "1-06,   MARKET_SUPERVISION,  ECOLOGICAL",
        "1-06,   REGION_ECOLOGICAL,   AUDIT_OR_DISCIPLINE",
        "18-4,   MARKET_SUPERVISION,  ECOLOGICAL",
        "18-4,   REGION_ECOLOGICAL,   COMPETENT",
        "1-08,   REGION_ECOLOGICAL,   ECOLOGICAL",
        "1-11,   ECOLOGICAL,          MARKET_SUPERVISION",
        "1-11,   REGION_ECOLOGICAL,   COMPETENT",
        "18-2-1, MARKET_SUPERVISION,  ",
        "18-2-7, COMPETENT,           "
    })
    void a_producer_vouches_with_the_kind_of_its_account(
            String code, AuthorityKind demanded, @Nullable AuthorityKind other) {
        assertThat(indicator(code).vouchedByProducer(demanded.implied())).isEqualTo(Vouching.GIVEN);
        assertThat(indicator(code).vouchedByProducer(other == null ? Set.of() : other.implied()))
                .isEqualTo(Vouching.MISSING);
        assertThat(indicator("1-12").vouchedByProducer(Set.of())).isEqualTo(Vouching.GIVEN);
    }

    @ParameterizedTest
    @CsvSource({
        "1-05,   ECOLOGICAL,        包头市审计局,           DOUBTFUL",
        "1-05,   ECOLOGICAL,        包头市生态环境局,       MISSING",
        "18-3,   REGION_ECOLOGICAL, 内蒙古自治区纪委监委,   DOUBTFUL",
        "18-3,   REGION_ECOLOGICAL, 内蒙古自治区生态环境厅, MISSING",
        "1-06,   ECOLOGICAL,        赤峰市市场监督管理局,   DOUBTFUL",
        "1-06,   ECOLOGICAL,        赤峰市生态环境局,       MISSING",
        "18-4,   REGION_ECOLOGICAL, 内蒙古自治区生态环境厅, GIVEN",
        "18-4,   REGION_ECOLOGICAL, 赤峰市生态环境局,       DOUBTFUL",
        "1-08,   ECOLOGICAL,        内蒙古自治区生态环境厅, DOUBTFUL",
        "1-08,   ECOLOGICAL,        包头市生态环境局,       MISSING",
        "1-08,   REGION_ECOLOGICAL, 内蒙古自治区生态环境厅, GIVEN",
        "18-2-2, ECOLOGICAL,        包头市生态环境局,       GIVEN",
        "18-2-2, ECOLOGICAL,        某某环保有限公司,       DOUBTFUL",
        "1-11,   ECOLOGICAL,        包头市生态环境局,       GIVEN",
        "1-11,   ECOLOGICAL,        某某环保有限公司,       DOUBTFUL",
        "1-12,   ECOLOGICAL,        任何单位,               GIVEN"
    })
    void an_officer_vouches_with_the_account_or_else_with_the_others_name_for_a_person_to_look_at(
            String code, AuthorityKind account, String authority, Vouching expected) {
        assertThat(indicator(code).vouchedByOfficer(account.implied(), authority))
                .isEqualTo(expected);
    }

    private static Indicator indicator(String code) {
        return CATALOGUE.find(code).orElseThrow();
    }
}
