package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two texts name the same document, authority or person (I-34). What is stored is what was written; only what is
 * compared is folded. {@code access.folded} in the database says the same of every text.
 */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_34)
public final class SameText {

    /** Blanks of every width, and what is not seen: control and formatting characters, joiners, selectors, fillers. */
    private static final Pattern UNSEEN = Pattern.compile("[\\x{0000}-\\x{0020}\\x{007F}-\\x{00A0}\\x{00AD}\\x{034F}"
            + "\\x{061C}\\x{115F}\\x{1160}\\x{1680}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2000}-\\x{200F}"
            + "\\x{2028}-\\x{202F}\\x{205F}-\\x{206F}\\x{2800}\\x{3000}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}"
            + "\\x{FFF0}-\\x{FFFB}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    private static final String OPENING = "([{<«‹⁅⌈⌊⟦⟨⟪⟬⟮⦃⦅⦇⦋⦑⦗⧼❨❪❬❮❰❲❴⸢⸤⸦⸨〈《「『【〔〖〘〚";
    private static final String CLOSING = ")]}>»›⁆⌉⌋⟧⟩⟫⟭⟯⦄⦆⦈⦌⦒⦘⧽❩❫❭❯❱❳❵⸣⸥⸧⸩〉》」』】〕〗〙〛";

    private SameText() {}

    /** Whether both name the same; two absent ones name nothing. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && folded(one).equals(folded(other));
    }

    /** Whether both name the same, or neither names anything. */
    public static boolean alike(@Nullable String one, @Nullable String other) {
        return Objects.equals(foldedOrNull(one), foldedOrNull(other));
    }

    /** The folded form of a text that may be absent. */
    public static @Nullable String foldedOrNull(@Nullable String text) {
        return text == null ? null : folded(text);
    }

    /** The form that texts are compared in: compatibility forms alike, every bracket round, nothing that is not seen. */
    public static String folded(String text) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        StringBuilder folded = new StringBuilder(seen.length());
        for (int index = 0; index < seen.length(); index++) {
            char character = seen.charAt(index);
            folded.append(OPENING.indexOf(character) >= 0 ? '(' : CLOSING.indexOf(character) >= 0 ? ')' : character);
        }
        return folded.toString();
    }
}
