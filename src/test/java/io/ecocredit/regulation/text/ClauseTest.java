package io.ecocredit.regulation.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClauseTest {

    @Test
    void a_reader_of_the_measure_is_told_the_law_where_it_is_another() {
        assertThat(Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL).citation()).isEqualTo("公务员法第七十六条");
        assertThat(Clause.of(Provision.A20_ITEM_3).citation()).isEqualTo("第二十条第（三）项");
        assertThat(Clause.of(Interpretation.I_34).citation()).endsWith("（I-34）");
    }

    @Test
    void where_no_measure_is_at_hand_every_text_is_named_once() {
        assertThat(Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL)).hasToString("公务员法 第七十六条");
        assertThat(Clause.of(Provision.A20_ITEM_3)).hasToString("内环发〔2024〕21号 第二十条第（三）项");
    }
}
