package io.ecocredit.regulation.text;

/** Numbers as the law writes them in words. */
public final class ChineseNumber {

    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private ChineseNumber() {}

    /** A number below a hundred. */
    public static String of(int number) {
        int tens = number / 10;
        String leading = tens == 0 ? "" : (tens == 1 ? "" : DIGITS[tens]) + "十";
        return leading + DIGITS[number % 10];
    }
}
