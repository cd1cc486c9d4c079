package io.ecocredit.platform.tables;

/** What somebody has written, as a cell that no spreadsheet takes for a formula (CWE-1236). */
public final class HarmlessCell {

    /** Those that begin a formula or are skipped before one, of both widths. */
    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private HarmlessCell() {}

    /** The text, behind an apostrophe when its first character could begin a formula, whatever follows. */
    public static String of(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
