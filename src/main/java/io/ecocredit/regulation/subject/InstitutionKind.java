package io.ecocredit.regulation.subject;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.Arrays;
import java.util.Optional;

/** What an institution (第三方生态环境服务机构) does; it may be of several kinds, in the words of article 5 and annex 1. */
@Cites(value = Article.A3, provisions = Provision.A5_ITEM_1)
public enum InstitutionKind {
    CONSULTING("咨询、评价机构"),
    POLLUTION_GOVERNANCE("环境污染第三方治理机构"),
    FACILITY_OPERATION("污染防治设施运行维护机构"),
    MONITORING_OPERATION("在线监测设备运行维护机构"),
    TESTING("生态环境检测服务机构"),
    ENGINEERING("环境治理、生态工程施工机构"),
    CARBON("碳排放检验检测技术服务机构"),
    INFORMATION_SYSTEMS("生态环境业务信息系统集成运维机构"),
    EIA("环评服务机构");

    private final String label;

    InstitutionKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<InstitutionKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
    }
}
