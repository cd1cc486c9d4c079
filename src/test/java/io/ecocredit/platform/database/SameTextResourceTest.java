package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The database folds texts as the program does (I-34): every character by itself, and texts of characters drawn at random. */
@QuarkusTest
@Cites(settles = Interpretation.I_34)
class SameTextResourceTest {

    private static final int BATCH = 20_000;
    private static final String LIKELY =
            "呼环字〔2026〕（）()[]【】﹝﹞《》<>「」 \u3000\u00A0\u200B\u200D\uFEFFＡａ①ⅫⅨ㈱ﬁé\u0301ᠮᠣ\u180B\u180E";

    @Test
    void every_character_is_folded_alike() throws SQLException {
        assertAlike(IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(point -> Character.isDefined(point) && !isSurrogate(point))
                .mapToObj(point -> "a" + Character.toString(point) + "b")
                .toList());
    }

    @Test
    void texts_of_such_characters_are_folded_alike() throws SQLException {
        Random random = new Random(34);
        int[] likely = LIKELY.codePoints().toArray();
        List<String> texts = new ArrayList<>();
        for (int text = 0; text < BATCH; text++) {
            StringBuilder written = new StringBuilder();
            for (int length = random.nextInt(12); length >= 0; length--) {
                int point = random.nextInt(4) > 0
                        ? likely[random.nextInt(likely.length)]
                        : 1 + random.nextInt(Character.MAX_CODE_POINT);
                written.appendCodePoint(Character.isDefined(point) && !isSurrogate(point) ? point : 'x');
            }
            texts.add(written.toString());
        }
        assertAlike(texts);
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static void assertAlike(List<String> texts) throws SQLException {
        try (Connection owner = DatabaseResource.connectAsAdministrator();
                PreparedStatement statement = owner.prepareStatement("""
                        select t.place, access.folded(t.written) as folded
                        from unnest(?) with ordinality as t (written, place) order by t.place
                        """)) {
            for (int from = 0; from < texts.size(); from += BATCH) {
                List<String> batch = texts.subList(from, Math.min(from + BATCH, texts.size()));
                statement.setArray(1, owner.createArrayOf("text", batch.toArray(String[]::new)));
                try (ResultSet answered = statement.executeQuery()) {
                    for (String written : batch) {
                        assertThat(answered.next()).isTrue();
                        assertThat(answered.getString("folded"))
                                .as(
                                        "%s",
                                        written.codePoints()
                                                .mapToObj(Integer::toHexString)
                                                .toList())
                                .isEqualTo(SameText.folded(written));
                    }
                }
            }
        }
    }
}
