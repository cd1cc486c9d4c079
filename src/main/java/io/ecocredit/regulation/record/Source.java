package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.Optional;

/** The eight sources of information about institutions (A15.3), in the order of the article. */
@Cites(provisions = Provision.A15_ITEM_3)
public enum Source {
    LAW_ENFORCEMENT("行政执法"),
    LISTED_SUPERVISION("挂牌督办"),
    COMMENDATION("表彰表扬"),
    MARKET_SUPERVISION("市场监管"),
    CLIENT_SANCTIONED("委托单位受罚或扣分"),
    POOR_PERFORMANCE("项目完成质量差"),
    OTHER_AUTHORITIES("其他机关或公共信用平台"),
    OWN_REPORT("机构主动报送");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The number of the source in the article, 1 to 8. */
    public int number() {
        return ordinal() + 1;
    }

    public static Optional<Source> of(String number) {
        return number.matches("[1-8]") ? Optional.of(values()[Integer.parseInt(number) - 1]) : Optional.empty();
    }
}
