package io.ecocredit.platform.tables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM",
                "=cmd\n|' /c calc'!A0",
                "="
            })
    void what_could_begin_a_formula_is_text(String written) {
        assertThat(HarmlessCell.of(written)).isEqualTo("'" + written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "某检测有限公司", "1=1", "'=1", "ᠦᠪᠦᠷ ᠮᠣᠩᠭᠣᠯ"})
    void anything_else_stays(String written) {
        assertThat(HarmlessCell.of(written)).isEqualTo(written);
    }
}
