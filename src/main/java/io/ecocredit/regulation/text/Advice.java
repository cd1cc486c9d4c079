package io.ecocredit.regulation.text;

/** What to do about a refusal: the same few answers to many reasons, for people in Chinese and for programmers in English. */
public enum Advice {
    CORRECT("按所写明的字段和原因改正后重新提交。", "Correct what field and detail name, and send it again."),
    CORRECT_FORM("按接口说明改正请求后重新发送。", "Make the request as the contract says, and send it again."),
    LOOK_UP(
            "核对编号或代码；查询列表可知有哪些，只列您有权查看的。",
            "Check the number or code against the list, which shows what is yours to see."),
    READ_AGAIN("重新读取，按最新内容再决定是否办理。", "Read it again, and decide on what it says now."),
    STATE_VERSION("先读取，再以 If-Match 写明所见的版本。", "Read it first, and name the version seen in If-Match."),
    TRY_LATER("稍后按原样重试。", "Try again later, unchanged; where Retry-After is given, not before."),
    NEW_KEY("换用新的请求号。", "Make up a new key."),
    ANOTHER_FILE("换用符合要求的文件。", "Hand in a file of the kind and size that is taken."),
    MAKE_ROOM("文件合计已达上限，与盟市生态环境局联系。", "The place is full; ask the league's bureau."),
    START_OVER("从头读取。", "Begin again from the snapshot or the first page."),
    LATEST("改用现行版次。", "Take the latest edition."),
    ANOTHER_PARTY("由有权的一方办理。", "Leave it to the party that it is for."),
    ANOTHER_OFFICER("由另一名工作人员办理。", "Leave it to another officer."),
    STEP_BEFORE("先完成所写明的前一事项。", "Do first what detail names."),
    WAIT_FOR_DAY("等到期限届满或者条件具备。", "Wait until the period is over, or what is needed is there."),
    NOTHING_LEFT("已经办理或者已无可办理的事项，读取现状即可。", "It is done, or there is nothing to do: read how matters stand."),
    CANNOT("依所注条款不能办理；有异议的，按该条款的途径提出。", "By the clause it cannot be done; object in the way that the clause gives."),
    LOG_IN("取得有效的身份凭证后重试。", "Get a valid token, and try again."),
    ASK_ADMINISTRATOR("与身份和权限的管理人员联系。", "Ask whoever administers identities and roles."),
    ASK_OPERATORS("将请求编号告知运维人员。", "Tell the operators the request's number.");

    private final String text;
    private final String english;

    Advice(String text, String english) {
        this.text = text;
        this.english = english;
    }

    public String text() {
        return text;
    }

    public String english() {
        return english;
    }
}
