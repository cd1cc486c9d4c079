package io.ecocredit.institutions;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import java.util.Arrays;
import java.util.Optional;

/** Where an engagement of the base directory is known from (A15.2). */
@Cites(provisions = Provision.A15_ITEM_2)
enum Origin {
    EIA_PLATFORM("全国建设项目环境影响评价管理信息平台"),
    DISCLOSURE_SYSTEM("企业环境信息依法披露系统（内蒙古）"),
    LEAGUE("盟市生态环境局专项归集");

    private final String label;

    Origin(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Optional<Origin> of(String code) {
        return Arrays.stream(values())
                .filter(origin -> origin.name().equals(code))
                .findFirst();
    }
}
