package io.ecocredit.regulation.text;

import java.time.LocalDate;
import java.util.stream.Stream;

/** A document that can be cited, with its version: rules move, and an old decision keeps the text it was taken under. */
public enum LegalText {
    MEASURE_2024_21("内环发〔2024〕21号", "内蒙古自治区第三方生态环境服务机构信用评价管理暂行办法（试行）", LocalDate.of(2024, 1, 1)),
    CIVIL_SERVANTS_LAW("公务员法", "中华人民共和国公务员法（2018年修订）", LocalDate.of(2019, 6, 1)),
    RECONSIDERATION_LAW_2017("行政复议法", "中华人民共和国行政复议法（2017年修正）", LocalDate.of(2018, 1, 1)),
    RECONSIDERATION_LAW("行政复议法", "中华人民共和国行政复议法（2023年修订）", LocalDate.of(2024, 1, 1)),
    LITIGATION_LAW("行政诉讼法", "中华人民共和国行政诉讼法（2017年修正）", LocalDate.of(2017, 7, 1)),
    HOLIDAY_RULES_2013("全国年节及纪念日放假办法", "全国年节及纪念日放假办法（2013年修订）", LocalDate.of(2014, 1, 1)),
    HOLIDAY_RULES("全国年节及纪念日放假办法", "全国年节及纪念日放假办法（2024年修订）", LocalDate.of(2025, 1, 1));

    private final String number;
    private final String title;
    private final LocalDate appliesFrom;

    LegalText(String number, String title, LocalDate appliesFrom) {
        this.number = number;
        this.title = title;
        this.appliesFrom = appliesFrom;
    }

    /** @throws IllegalArgumentException when no text has the title */
    public static LegalText titled(String title) {
        return Stream.of(values())
                .filter(text -> text.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + title + "”is no text that can be cited"));
    }

    public String number() {
        return number;
    }

    public String title() {
        return title;
    }

    /**
     * The version's mark: the day from which a law applies; for the measure, whose text states none, the first day of the
     * year it was issued in.
     */
    public LocalDate version() {
        return appliesFrom;
    }
}
