package io.ecocredit.regulation.subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where citizen numbers stand in a text (I-35). A number is a run of digits, or several with nothing but blanks, hyphens or
 * what is not seen between them; one within a longer run of digits is none.
 */
final class CitizenNumbersFound {

    private static final String BETWEEN = "-‐‑‒–—―−_.";

    /** @param to index after its last character */
    record Found(int from, int to) {}

    /** A run of digits, with a check character X at its end; {@code joined} to the run before by blanks alone. */
    private record Run(String digits, int from, int to, boolean joined, boolean touchesLetter) {}

    private CitizenNumbersFound() {}

    static String withoutHyphens(String text) {
        StringBuilder without = new StringBuilder();
        text.chars().filter(each -> BETWEEN.indexOf(each) < 0).forEach(each -> without.append((char) each));
        return without.toString();
    }

    /** Those in a text, none within another. */
    static Stream<Found> in(String text, LocalDate today) {
        return mayHold(text) ? found(runs(text), today).stream() : Stream.empty();
    }

    /** Most texts hold too few digits, which is seen without looking at them more closely. */
    private static boolean mayHold(String text) {
        return text.length() >= CitizenNumber.FORMER_LENGTH
                && text.chars()
                                .filter(each -> isDigit(each) || (each >= 0x80 && isNumeric(each)))
                                .count()
                        >= CitizenNumber.FORMER_LENGTH - 1;
    }

    private static boolean isDigit(int each) {
        return each >= '0' && each <= '9';
    }

    /** Of a surrogate it cannot be told. */
    private static boolean isNumeric(int each) {
        return Character.isSurrogate((char) each)
                || switch (Character.getType(each)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static List<Found> found(List<Run> runs, LocalDate today) {
        List<Found> all = new ArrayList<>();
        int first = 0;
        while (first < runs.size()) {
            int last = lastOfNumber(runs, first, today);
            if (last >= first) {
                all.add(new Found(runs.get(first).from(), runs.get(last).to()));
            }
            first = Math.max(first, last) + 1;
        }
        return all;
    }

    /** The run with which a number ends that begins with a run; less than that when none begins there. */
    private static int lastOfNumber(List<Run> runs, int first, LocalDate today) {
        StringBuilder digits = new StringBuilder();
        for (int last = first; last < runs.size(); last++) {
            Run run = runs.get(last);
            if (last > first && !run.joined()) {
                return -1;
            }
            digits.append(run.digits());
            if (digits.length() > CitizenNumber.LENGTH) {
                return -1;
            }
            if (isNumber(digits.toString(), runs.subList(first, last + 1), today)) {
                return last;
            }
        }
        return -1;
    }

    /** Fifteen digits have no check character, so letters beside them say that they are part of a code. */
    private static boolean isNumber(String digits, List<Run> of, LocalDate today) {
        boolean mayBe = digits.length() == CitizenNumber.LENGTH
                || (digits.length() == CitizenNumber.FORMER_LENGTH
                        && of.stream().noneMatch(Run::touchesLetter));
        return mayBe && CitizenNumber.isPlain(digits, today);
    }

    /** What a text says, character by character, and which index of the text each stands at. */
    private record Plain(String text, List<Integer> from, List<Integer> to) {
        static Plain of(String text) {
            StringBuilder plain = new StringBuilder();
            List<Integer> from = new ArrayList<>();
            List<Integer> to = new ArrayList<>();
            for (int index = 0; index < text.length(); ) {
                int point = text.codePointAt(index);
                int next = index + Character.charCount(point);
                String said = CitizenNumber.plain(point);
                plain.append(said);
                for (int each = 0; each < said.length(); each++) {
                    from.add(index);
                    to.add(next);
                }
                index = next;
            }
            return new Plain(plain.toString(), from, to);
        }

        boolean isDigit(int index) {
            return isWithin(index) && CitizenNumbersFound.isDigit(text.charAt(index));
        }

        boolean isLetter(int index) {
            return isWithin(index) && text.charAt(index) < 0x80 && Character.isLetter(text.charAt(index));
        }

        private boolean isWithin(int index) {
            return index >= 0 && index < text.length();
        }

        boolean isX(int index) {
            return isLetter(index) && (text.charAt(index) == 'X' || text.charAt(index) == 'x');
        }

        boolean isNothingBetween(int begin, int end) {
            return IntStream.range(begin, end)
                    .allMatch(index -> BETWEEN.indexOf(text.charAt(index)) >= 0
                            || SameText.folded(text.substring(index, index + 1)).isEmpty());
        }
    }

    private static List<Run> runs(String written) {
        Plain plain = Plain.of(written);
        List<Run> runs = new ArrayList<>();
        int endOfLast = -1;
        for (int index = 0; index < plain.text().length(); index++) {
            if (!plain.isDigit(index) && !isLoneX(plain, index, endOfLast)) {
                continue;
            }
            int end = index + 1;
            while (plain.isDigit(end)) {
                end++;
            }
            if (plain.isX(end) && !plain.isLetter(end + 1) && !plain.isDigit(end + 1)) {
                end++;
            }
            runs.add(new Run(
                    plain.text().substring(index, end).toUpperCase(Locale.ROOT),
                    plain.from().get(index),
                    plain.to().get(end - 1),
                    endOfLast >= 0 && plain.isNothingBetween(endOfLast, index),
                    plain.isLetter(index - 1) || plain.isLetter(end)));
            endOfLast = end;
            index = end - 1;
        }
        return runs;
    }

    /** A check character X that stands by itself after blanks. */
    private static boolean isLoneX(Plain plain, int index, int endOfLast) {
        return endOfLast >= 0
                && plain.isX(index)
                && !plain.isLetter(index - 1)
                && !plain.isLetter(index + 1)
                && !plain.isDigit(index + 1)
                && plain.isNothingBetween(endOfLast, index);
    }
}
