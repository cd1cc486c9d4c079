package io.ecocredit.regulation.text;

/** The articles of national laws that this service applies. */
public enum StatuteArticle implements Place {
    /** Who is to stand aside from an official act (回避). */
    CIVIL_SERVANTS_RECUSAL(LegalText.CIVIL_SERVANTS_LAW, 76),
    /** How long an application for reconsideration is open, until the end of 2023. */
    RECONSIDERATION_PERIOD_2017(LegalText.RECONSIDERATION_LAW_2017, 9),
    /** How long an application for reconsideration is open. */
    RECONSIDERATION_PERIOD(LegalText.RECONSIDERATION_LAW, 20),
    /** How long an action before a court is open. */
    LITIGATION_PERIOD(LegalText.LITIGATION_LAW, 46),
    /** The days on which everybody is off, until the end of 2024. */
    STATUTORY_HOLIDAYS_2013(LegalText.HOLIDAY_RULES_2013, 2),
    /** The days on which everybody is off. */
    STATUTORY_HOLIDAYS(LegalText.HOLIDAY_RULES, 2);

    private final LegalText text;
    private final int number;

    StatuteArticle(LegalText text, int number) {
        this.text = text;
        this.number = number;
    }

    @Override
    public LegalText text() {
        return text;
    }

    @Override
    public String citation() {
        return "第" + ChineseNumber.of(number) + "条";
    }
}
