package io.ecocredit.regulation.text;

import org.jspecify.annotations.Nullable;

/**
 * The thirty-seven articles (条) of 内环发〔2024〕21号, by number. Code cites them with {@link Cites}; an article that no
 * program can carry out says here why, so that the traceability table has no silent gap.
 */
public enum Article implements Place {
    A1("目的和依据", "Purpose and legal basis: nothing to carry out."),
    A2("信用评价的定义", "Definition of the evaluation as a whole: the whole service is its object."),
    A3("信用信息的定义"),
    A4("信用修复的定义", "Definition of repair; chapter 5 carries it out."),
    A5("评价范围"),
    A6("评价原则", "Principles and commendation are acts of people."),
    A7("分级分类管理"),
    A8("主动归集", "The duty to collect falls on the authorities; articles 9 to 15 say in which form."),
    A9("信用信息分类"),
    A10("基础信息"),
    A11("增信信息"),
    A12("提示性信息"),
    A13("一般失信信息"),
    A14("严重失信信息"),
    A15("信用信息来源和范围"),
    A16("扣分制与信用等级"),
    A17("从业人员评价"),
    A18("直接评定为环境信用不良"),
    A19("未参与评价的机构"),
    A20("机构评价程序"),
    A21("从业人员评价程序"),
    A22("评价期与扣分年限"),
    A23("填报期限"),
    A24("信用预警制度"),
    A25("预警整改不予扣分"),
    A26("全过程信用修复"),
    A27("有效整改的条件"),
    A28("从业人员信用修复"),
    A29("从业人员突出表现"),
    A30("提示性信息月报与协查"),
    A31("动态管理"),
    A32("警示机构的监管"),
    A33("不良机构的措施"),
    A34("失信个人的审查"),
    A35("结果共享"),
    A36("保密与不收费"),
    A37("解释权", "Names who interprets the measure; docs/interpretations.md is written for that reader.");

    private final String heading;
    private final @Nullable String whyNotExecutable;

    Article(String heading) {
        this(heading, null);
    }

    Article(String heading, @Nullable String whyNotExecutable) {
        this.heading = heading;
        this.whyNotExecutable = whyNotExecutable;
    }

    public int number() {
        return ordinal() + 1;
    }

    /** A short Chinese heading; the measure itself gives its articles none. */
    public String heading() {
        return heading;
    }

    /** Why no code carries this article out, or null when code must. */
    public @Nullable String whyNotExecutable() {
        return whyNotExecutable;
    }

    @Override
    public LegalText text() {
        return LegalText.MEASURE_2024_21;
    }

    /** The article as Chinese law cites it, such as 第十六条. */
    @Override
    public String citation() {
        return "第" + ChineseNumber.of(number()) + "条";
    }
}
