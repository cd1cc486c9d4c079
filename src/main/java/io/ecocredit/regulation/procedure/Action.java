package io.ecocredit.regulation.procedure;

import java.util.Arrays;
import java.util.Optional;

/** What can be done to a case. The noun names it in addresses. */
public enum Action {
    NOTIFY("notification", "通知填报"),
    SERVE("service", "记载送达"),
    REMOVE("removal", "移出名单"),
    REINSTATE("reinstatement", "恢复列入"),
    FILE("filing", "填报"),
    PROPOSE("proposal", "拟定等级"),
    PROPOSE_ANEW("renewed-proposal", "重新拟定并告知"),
    CONFIRM("confirmation", "确认"),
    OBJECT("objection", "提出异议"),
    RECORD_SILENCE("silence", "逾期未提异议"),
    DECIDE_OBJECTION("decision", "审核异议"),
    OPEN_NOTICE("public-notice", "公示"),
    DETERMINE("review", "复核确定"),
    SUBMIT("submission", "上报"),
    ACCEPT("acceptance", "抽查通过"),
    RETURN("return", "抽查退回"),
    REOPEN("repair", "信息变更后重新评价"),
    PUBLISH("publication", "公布"),
    CONCLUDE("result-notice", "通知评定结果"),
    SEND_LETTER("letter", "函告");

    private final String noun;
    private final String label;

    Action(String noun, String label) {
        this.noun = noun;
        this.label = label;
    }

    public String noun() {
        return noun;
    }

    public String label() {
        return label;
    }

    public static Optional<Action> of(String noun) {
        return Arrays.stream(values())
                .filter(action -> action.noun.equals(noun))
                .findFirst();
    }
}
