package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that looks like a unified social credit code and is none, and the codes that whoever typed it may have meant: with the
 * characters that look alike, and with one character wrong, missing, too many, or two of them swapped.
 *
 * @param typed without blanks and hyphens, in capitals
 */
@Cites(settles = Interpretation.I_3)
public record MistypedCode(String typed) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final Pattern SHAPE = Pattern.compile("(?=(?:.*[0-9]){8})[0-9A-Z]{16,20}");
    private static final String LOOKING_LIKE = "OIZSV";
    private static final String LOOKED_FOR = "0125U";

    /** Whether a text is meant for a code, though it may be none. */
    public static boolean isLikeCode(String plain) {
        return SHAPE.matcher(plain).matches();
    }

    /** Codes of the right form, the likeliest first, each once. */
    public List<String> meant() {
        String alike = typed;
        for (int index = 0; index < LOOKING_LIKE.length(); index++) {
            alike = alike.replace(LOOKING_LIKE.charAt(index), LOOKED_FOR.charAt(index));
        }
        Set<String> meant = new LinkedHashSet<>();
        meant.add(alike);
        List.of(alike, typed).forEach(each -> meant.addAll(withOneMistakeLess(each)));
        meant.remove(typed);
        return meant.stream().filter(code -> Uscc.refusalOf(code).isEmpty()).toList();
    }

    private static List<String> withOneMistakeLess(String text) {
        List<String> without = new ArrayList<>();
        for (int index = 0; index < text.length(); index++) {
            String before = text.substring(0, index);
            String after = text.substring(index + 1);
            if (text.length() == LENGTH + 1) {
                without.add(before + after);
            }
            if (text.length() == LENGTH) {
                ALPHABET.chars().forEach(each -> without.add(before + (char) each + after));
                if (!after.isEmpty()) {
                    without.add(before + after.charAt(0) + text.charAt(index) + after.substring(1));
                }
            }
        }
        if (text.length() == LENGTH - 1) {
            for (int index = 0; index <= text.length(); index++) {
                String before = text.substring(0, index);
                String after = text.substring(index);
                ALPHABET.chars().forEach(each -> without.add(before + (char) each + after));
            }
        }
        return without;
    }
}
