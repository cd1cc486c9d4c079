package io.ecocredit.imports;

import io.ecocredit.platform.problem.Days;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What spreadsheets make of days and codes: days in their own writing are taken, what they have spoilt is told as such. */
final class Spreadsheet {

    private static final Pattern DAY =
            Pattern.compile("([0-9]{4})(?:/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)");
    private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4}(\\.[0-9]+)?");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[eE]\\+?[0-9]{1,2}");
    private static final Pattern CUT = Pattern.compile("[0-9]{15}000");

    private Spreadsheet() {}

    /** A day as YYYY-MM-DD, YYYY/M/D or YYYY年M月D日. */
    static Optional<LocalDate> day(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC);
        Matcher day = DAY.matcher(text);
        return Days.parse(
                day.matches()
                        ? String.format(
                                        Locale.ROOT,
                                        "%s-%2s-%2s",
                                        day.group(1),
                                        day.group(2) == null ? day.group(4) : day.group(2),
                                        day.group(3) == null ? day.group(5) : day.group(3))
                                .replace(' ', '0')
                        : text);
    }

    /** What is wrong with a text that is no day. */
    static String whyNoDay(String written) {
        return SERIAL.matcher(written).matches() ? "是电子表格的日期序号，不是日期；请把该列设为文本，写作 YYYY-MM-DD" : "不是有效日期（格式为 YYYY-MM-DD）";
    }

    /** How a spreadsheet spoilt a text that is no code; empty when it did not. */
    static Optional<String> whyNoCode(String written) {
        return SCIENTIFIC.matcher(written).matches()
                ? Optional.of("被电子表格改成了科学计数法，原代码已不可知；请把该列设为文本后重新填写18位代码")
                : Optional.empty();
    }

    /** Digits after the fifteenth are noughts in a spreadsheet; empty when a code does not look so. */
    static String mayBeCut(String code) {
        return CUT.matcher(code).matches() ? "；末三位为000，可能被电子表格截断" : "";
    }
}
