package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is a citizen number (公民身份号码, GB 11643-1999) and what only looks like one (I-35): the first two digits are a
 * province's, the day of birth lies between 1900 and today, and the check character is right. The fifteen digits that it had
 * before 1999 lack the century and the check character, and are one with the eighteen.
 */
@Cites(
        provisions = {Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1},
        settles = {Interpretation.I_34, Interpretation.I_35})
public final class CitizenNumber {

    /** GB/T 2260. */
    private static final Set<String> PROVINCES = Set.of(
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83"
                    .split(" "));

    private static final int EARLIEST_BIRTH = 1900;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    static final int LENGTH = 18;
    static final int FORMER_LENGTH = 15;

    private static final int DIVISION = 6;
    private static final String FORMER_CENTURY = "19";

    private CitizenNumber() {}

    /** Whether a text is one and nothing else, in whatever spelling. */
    public static boolean is(String text, LocalDate today) {
        return isPlain(canonical(CitizenNumbersFound.withoutHyphens(text)), today);
    }

    /** Whether one stands anywhere in a text: full width, of fifteen digits, or with blanks within. */
    public static boolean isIn(String text, LocalDate today) {
        return CitizenNumbersFound.in(text, today).findAny().isPresent();
    }

    /** A text in which each is replaced by asterisks. */
    public static String masked(String text, LocalDate today) {
        StringBuilder masked = new StringBuilder(text);
        CitizenNumbersFound.in(text, today)
                .sorted((one, other) -> Integer.compare(other.from(), one.from()))
                .forEach(found -> masked.replace(found.from(), found.to(), "****"));
        return masked.toString();
    }

    /**
     * The one form of an identity number that persons are told apart by (I-34): folded, capital, and of a former citizen
     * number, also one that is grouped by hyphens, the eighteen characters that it has now. A number of any other document is
     * only folded.
     */
    public static String canonical(String written) {
        String folded = SameText.folded(written).toUpperCase(Locale.ROOT);
        String plain = CitizenNumbersFound.withoutHyphens(folded);
        if (isFormer(plain)) {
            return current(plain);
        }
        return isWellFormed(plain) ? plain : folded;
    }

    /** The fifteen digits that a canonical number was before, by which it may have been kept; empty for who had none. */
    public static Optional<String> former(String canonical) {
        return isWellFormed(canonical) && canonical.startsWith(FORMER_CENTURY, DIVISION)
                ? Optional.of(canonical.substring(0, DIVISION) + canonical.substring(DIVISION + 2, LENGTH - 1))
                : Optional.empty();
    }

    /** Whether a canonical number has the form of one, whatever its digits. */
    static boolean isWellFormed(String canonical) {
        return canonical.length() == LENGTH
                && IntStream.range(0, LENGTH - 1).allMatch(index -> isDigit(canonical.charAt(index)))
                && (isDigit(canonical.charAt(LENGTH - 1)) || canonical.charAt(LENGTH - 1) == 'X');
    }

    /** Whether eighteen characters without blanks, or the former fifteen, are one. */
    static boolean isPlain(String plain, LocalDate today) {
        if (plain.length() == FORMER_LENGTH) {
            return isFormer(plain);
        }
        return isWellFormed(plain)
                && PROVINCES.contains(plain.substring(0, 2))
                && birth(plain)
                        .filter(day -> day.getYear() >= EARLIEST_BIRTH && !day.isAfter(today))
                        .isPresent()
                && checkCharacter(plain) == plain.charAt(LENGTH - 1);
    }

    private static boolean isFormer(String plain) {
        return plain.length() == FORMER_LENGTH
                && plain.chars().allMatch(CitizenNumber::isDigit)
                && PROVINCES.contains(plain.substring(0, 2))
                && birth(current(plain)).isPresent();
    }

    private static String current(String former) {
        String begun = former.substring(0, DIVISION) + FORMER_CENTURY + former.substring(DIVISION);
        return begun + checkCharacter(begun);
    }

    /** Nothing is thrown on the way: of all that looks like a number, most has no such day. */
    private static Optional<LocalDate> birth(String number) {
        int year = Integer.parseInt(number, DIVISION, DIVISION + 4, 10);
        int month = Integer.parseInt(number, DIVISION + 4, DIVISION + 6, 10);
        int day = Integer.parseInt(number, DIVISION + 6, DIVISION + 8, 10);
        if (!ChronoField.MONTH_OF_YEAR.range().isValidValue(month)) {
            return Optional.empty();
        }
        YearMonth within = YearMonth.of(year, month);
        return within.isValidDay(day) ? Optional.of(within.atDay(day)) : Optional.empty();
    }

    private static char checkCharacter(String number) {
        int sum = IntStream.range(0, WEIGHTS.length)
                .map(index -> (number.charAt(index) - '0') * WEIGHTS[index])
                .sum();
        return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** What a character of a text says where a number is looked for: compatibility forms and other scripts' digits alike. */
    static String plain(int codePoint) {
        if (codePoint < 0x80) {
            return String.valueOf((char) codePoint);
        }
        if (Character.isDigit(codePoint)) {
            return Integer.toString(Character.digit(codePoint, 10));
        }
        return switch (codePoint) {
            case '×', 'Х', 'х', 'Χ', 'χ' -> "X";
            default -> Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
        };
    }
}
