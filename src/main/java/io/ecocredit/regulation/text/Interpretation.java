package io.ecocredit.regulation.text;

import java.util.stream.Stream;

/**
 * What the measure leaves open and how this register reads it. Each constant is one named decision that the department
 * may overrule in one place; {@code docs/interpretations.md} lists them with the code that {@link Cites} them.
 */
public enum Interpretation {
    I_1(Article.A7, "自治区工作人员属于150000，盟市工作人员属于本盟市代码（GB/T 2260）。"),
    I_2(Article.A7, "一个机构一年一个评价；牵头盟市为其登记地（当年在该地有服务），否则为当年首条服务记录所在盟市。"),
    I_3(Article.A10, "机构以统一社会信用代码为键；长度或字符不合即拒绝，校验码不合则接受并标记待人工核实。"),
    I_4(Article.A5, "涉嫌犯罪的机构自当日起移出评价和公开范围，不公开原因；解除后恢复。"),
    I_5(Article.A16, "扣分是一段期间：自信息生效日起至整改确认日止；任一时点的分值为100减去当时有效的全部扣分。"),
    I_6(Article.A22, "信息自产生日生效，行政处罚自确定日（如更晚）生效；该日决定其所属年度。"),
    I_7(Article.A16, "“以上”含本数：75分不是警示，60分不是不良。"),
    I_8(Article.A16, "75分及以上为“未列入警示或不良”，不称为“良好”。"),
    I_9(Article.A16, "分值可有小数，显示的分值和基准值都不低于0分。"),
    I_10(Article.A16, "同一指标、文号、机关和主体只计一次，以最先生效者为准；从未生效的不代表他者；同一事项涉及多个指标的分别计分并注明。"),
    I_11(Article.A16, "“同委托单位”指同样的结果：同样的扣分，或委托单位被直接评为不良时同为不良。"),
    I_12(Article.A16, "3名及以上工作人员由登记的从业人员信息推算，每年度扣20分一次，自第三人的信息起至不足三人止；人数标准依被评定年度的规则。"),
    I_13(Article.A18, "第十八条各项适用于各类机构，附件1分类指标只适用于本类；未列分值的失信信息保留但不计分。"),
    I_14(Article.A12, "拒绝登记或检查为提示性信息；有主管部门书面认定的为附件1第10项。"),
    I_15(Article.A16, "列入重点监督检查名单（附件1第20项，30分）每列入一次计一次。"),
    I_16(Article.A18, "直接评为不良不受年度限制：自生效日起至修复止，当前结果即为不良；分值本身不变。"),
    I_17(Article.A11, "2024年目录中增信信息不加分；予以保留和展示。"),
    I_18(Article.A17, "从业人员：同一年度两个不同部门产生的信息才累计为两次。"),
    I_19(Article.A20, "工作日期限自通知到达次日起算，至最后一个工作日止（北京时间）；未载入日历的年份不得推算。"),
    I_20(Article.A26, "20个工作日内未决定不视为同意，标记为逾期。"),
    I_21(Article.A25, "预警只能免除尚未决定处罚、结果为扣分的一般失信信息的扣分，时限在信息所属年度内；自预警之日起不扣分，此前照扣。"),
    I_22(Article.A27, "“在评价期内”指行为在年度内终止，整改在公布前确认；修复阶段依该信息所影响的、进展最远的结果。"),
    I_23(Article.A26, "直接评为不良可以修复。"),
    I_24(Article.A31, "修复后原不良结果不再公开；往年不良结果自公布起最多公开三年。"),
    I_25(Article.A31, "更正不是修复：有误或被撤销的信息从未计分。"),
    I_26(Article.A29, "第二十九条代替突出表现的证明，不代替第二十八条的一年期限；期限自评定起，其后每有失信记录即重新计算。"),
    I_27(Article.A18, "要求特定机关的指标：逐条录入核对账户机关类型，批量导入标记待人工核实。"),
    I_28(Article.A20, "4月30日前指公示在该日前开始；固定日期均含当日。"),
    I_29(Article.A20, "通知以站内送达（有经批准可以查阅的账户时）或有据可查的邮寄、直接送达为准，期限由此起算；送达日不早于办理之日，也不在将来。"),
    I_30(Article.A26, "整改和预警的文件只说明已经发生的事实，不代替程序；所影响的结果一经公示或者公开，只依第五章办理。"),
    I_31(Article.A20, "所确定的即所告知的：结果变重、所依据的信用信息未曾告知的，重新拟定、告知并起算异议期限；公示以开始当日的信息为准；确定之后、公布之前信息变更的，退回重新复核。"),
    I_32(Article.A20, "信息录入、预警、公示开始（写明适用第二十六条的起算日）、公布和修订，均以官方通知告知本人；从业人员的不对外。"),
    I_33(Article.A20, "结果的公布日期是该结果公开之日，此后的修订不改变；年度届满之后才公布，且须有可公布的结果。"),
    I_34(Article.A15, "文号、机关、人员是否相同，以折叠后的文字判断：NFKC，各种括号、全半角相同，空白和不可见字符不计；存储以所写为准。"),
    I_35(Article.A36, "前两位为省级代码、出生日期在1900年至今日、校验码相符的，才是公民身份号码，无论怎样书写；机构代码不得误作公民身份号码。"),
    I_36(Article.A30, "撤回的提示性信息向所有被告知者撤回；提示性信息均推送，第二次起附协查通报。"),
    I_37(Article.A20, "工作日历须含该年全部法定节假日方为载入；调休上班日为周六或周日，取消的日子逐日确认，旧版保留。"),
    I_38(Article.A5, "涉嫌犯罪的从业人员同样移出评价范围，只在内部执行。"),
    I_39(Article.A26, "正当理由和不如实填报须由牵头盟市单独认定，写明理由和证据，告知机构，机构可以提出异议。");

    private final Article article;
    private final String meaning;

    Interpretation(Article article, String meaning) {
        this.article = article;
        this.meaning = meaning;
    }

    /** @throws IllegalArgumentException when no interpretation has the identifier */
    static Interpretation identified(String id) {
        return Stream.of(values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + id + "”is no interpretation"));
    }

    /** The identifier used in documents, such as {@code I-10}. */
    public String id() {
        return name().replace('_', '-');
    }

    /** The article that it reads. */
    public Article article() {
        return article;
    }

    /** The reading in one Chinese sentence. */
    public String meaning() {
        return meaning;
    }
}
