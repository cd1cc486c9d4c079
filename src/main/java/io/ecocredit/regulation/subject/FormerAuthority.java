package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Names that authorities had before they were reorganised (机关原名称). Whether one means the authority of today, and so perhaps
 * the same document, is a doubt that a person settles: the offices were merged, and not each name became one other (I-34).
 */
@Cites(provisions = Provision.A15_ITEM_1, settles = Interpretation.I_34)
public enum FormerAuthority {
    PROTECTION_MINISTRY("环境保护部", "生态环境部"),
    PROTECTION_DEPARTMENT("环境保护厅", "生态环境厅"),
    PROTECTION_DEPARTMENT_IN_SHORT("环保厅", "生态环境厅"),
    PROTECTION_BUREAU("环境保护局", "生态环境局"),
    PROTECTION_BUREAU_IN_SHORT("环保局", "生态环境局"),
    INDUSTRY_AND_COMMERCE("工商行政管理局", "市场监督管理局"),
    INDUSTRY_AND_COMMERCE_IN_SHORT("工商局", "市场监督管理局"),
    QUALITY_AND_TECHNOLOGY("质量技术监督局", "市场监督管理局"),
    QUALITY_AND_TECHNOLOGY_IN_SHORT("质监局", "市场监督管理局"),
    FOOD_AND_DRUGS("食品药品监督管理局", "市场监督管理局"),
    LAND_AND_RESOURCES_DEPARTMENT("国土资源厅", "自然资源厅"),
    LAND_AND_RESOURCES("国土资源局", "自然资源局"),
    WORK_SAFETY("安全生产监督管理局", "应急管理局"),
    WORK_SAFETY_IN_SHORT("安监局", "应急管理局"),
    FARMING_DEPARTMENT("农牧业厅", "农牧厅"),
    FARMING("农牧业局", "农牧局");

    private final String former;
    private final String present;

    FormerAuthority(String former, String present) {
        this.former = former;
        this.present = present;
    }

    /** The doubt that a former name leaves, on the field {@code authority}; empty for any other name. */
    public static Optional<Refusal> doubtOf(String authority) {
        return presentOf(authority)
                .map(present -> Refusal.of(RefusalCode.FORMER_AUTHORITY, "机关为原名称，是否即“" + present + "”、与其所记是否同一事项，待人工核实")
                        .under(Clause.of(Interpretation.I_34))
                        .at("authority", authority));
    }

    /** The name of today in place of a former one, in the form that texts are compared in; empty for any other name. */
    public static Optional<String> presentOf(String authority) {
        String folded = SameText.folded(authority);
        return Arrays.stream(values())
                .filter(each -> folded.contains(each.former))
                .findFirst()
                .map(each -> folded.replace(each.former, each.present));
    }
}
