package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a text that somebody writes: nothing that is not seen, since two names that look alike would be two (A10).
 * What Mongolian script needs is seen by its effect on the letters beside it, and stays.
 */
@Cites(provisions = {Provision.A10_ITEM_1, Provision.A15_ITEM_1})
public final class WrittenText {

    private static final int FREE_SELECTOR = 0x180B;
    private static final int LAST_FREE_SELECTOR = 0x180F;
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int NARROW_BLANK = 0x202F;
    private static final int FIGURE_BLANK = 0x2007;
    private static final int FIXED_BLANK = 0x00A0;

    private WrittenText() {}

    /** Why a name or another text of one line cannot stay as it is written; the text is not repeated. */
    public static Optional<Refusal> refusalOfLine(String field, String text) {
        return refusal(field, text, false);
    }

    /** The same of words that may have several lines. */
    public static Optional<Refusal> refusalOfLines(String field, String text) {
        return refusal(field, text, true);
    }

    /** A text with a common blank for each one that only keeps words together; those that Mongolian suffixes need stay. */
    public static String plain(String text) {
        if (text.indexOf(FIXED_BLANK) < 0 && text.indexOf(FIGURE_BLANK) < 0 && text.indexOf(NARROW_BLANK) < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == FIXED_BLANK
                    || character == FIGURE_BLANK
                    || (character == NARROW_BLANK && !standsByMongolian(text, index))) {
                plain.setCharAt(index, ' ');
            }
        }
        return plain.toString();
    }

    private static Optional<Refusal> refusal(String field, String text, boolean mayHaveLines) {
        int place = 0;
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            place++;
            String kind = kindOfUnseen(point);
            if (kind != null
                    && !(mayHaveLines && (point == '\n' || point == '\r' || point == '\t'))
                    && !(isOfMongolian(point) && standsByMongolian(text, index))) {
                return Optional.of(Refusal.of(
                                RefusalCode.MALFORMED_VALUE,
                                String.format(Locale.ROOT, "第%d个字符是%s（U+%04X），请删去后重新填写", place, kind, point))
                        .at(field, null));
            }
            index += Character.charCount(point);
        }
        return Optional.empty();
    }

    /** What a character is called that is not seen; null for one that is. */
    private static @Nullable String kindOfUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> "控制字符";
            case Character.FORMAT -> "看不见的格式字符";
            case Character.PRIVATE_USE -> "私用区字符";
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> "分行字符";
            case Character.SURROGATE -> "不完整的字符";
            default -> isNone(point) ? "不是字符的编码" : isFiller(point) || isSelector(point) ? "看不见的字符" : null;
        };
    }

    private static boolean isFiller(int point) {
        return point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x2800
                || point == 0x034F
                || point == 0x17B4
                || point == 0x17B5
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }

    /** What Unicode keeps for programs' own use and never makes a character. */
    private static boolean isNone(int point) {
        return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    }

    private static boolean isSelector(int point) {
        return point >= FREE_SELECTOR && point <= LAST_FREE_SELECTOR;
    }

    private static boolean isOfMongolian(int point) {
        return isSelector(point) || point == NON_JOINER || point == JOINER || point == NARROW_BLANK;
    }

    /** Whether a Mongolian letter stands before or after, but for others of what Mongolian needs. */
    private static boolean standsByMongolian(String text, int index) {
        int before = index - 1;
        while (before >= 0 && isOfMongolian(text.charAt(before))) {
            before--;
        }
        int after = index + 1;
        while (after < text.length() && isOfMongolian(text.charAt(after))) {
            after++;
        }
        return (before >= 0 && isMongolian(text.codePointBefore(before + 1)))
                || (after < text.length() && isMongolian(text.codePointAt(after)));
    }

    private static boolean isMongolian(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.MONGOLIAN;
    }
}
