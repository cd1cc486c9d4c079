package io.ecocredit.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.publication.PublicResult.Institution;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.RatedBy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row of a release's CSV is the same to the byte as when the digest of its edition was taken. */
class ReleaseRowTest {

    private static final LocalDate DAY = LocalDate.of(2025, 5, 15);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    包头环境检测有限公司     | "包头环境检测有限公司"
                    包头“环境”,检测         | "包头“环境”,检测"
                    包头"环境"检测          | "包头""环境""检测"
                    =HYPERLINK("x")        | "'=HYPERLINK(""x"")"
                    `包头\n检测`            | `"包头\n检测"`
                    ``                     | ""
                    """)
    void names_are_quoted_and_nothing_else_is(String name, String quoted) {
        assertThat(row(name))
                .isEqualTo("91150204MA0N1A2B3X," + quoted
                        + ",2024,150200,包头市,TESTING;CARBON,59.5,BAD,环境信用不良,false,2025-05-15,2025-05-15");
    }

    private static String row(String name) {
        return new PublicResult(
                        new Institution("91150204MA0N1A2B3X", name, List.of("TESTING", "CARBON")),
                        2024,
                        new Finding("150200", new BigDecimal("59.50"), Grade.BAD, RatedBy.SCORE),
                        DAY,
                        DAY,
                        null,
                        false)
                .csv(LawFiles.divisions());
    }
}
