package io.ecocredit.regulation.text;

import static io.ecocredit.regulation.text.Advice.ANOTHER_FILE;
import static io.ecocredit.regulation.text.Advice.ANOTHER_OFFICER;
import static io.ecocredit.regulation.text.Advice.ANOTHER_PARTY;
import static io.ecocredit.regulation.text.Advice.ASK_ADMINISTRATOR;
import static io.ecocredit.regulation.text.Advice.ASK_OPERATORS;
import static io.ecocredit.regulation.text.Advice.CANNOT;
import static io.ecocredit.regulation.text.Advice.CORRECT;
import static io.ecocredit.regulation.text.Advice.CORRECT_FORM;
import static io.ecocredit.regulation.text.Advice.LATEST;
import static io.ecocredit.regulation.text.Advice.LOOK_UP;
import static io.ecocredit.regulation.text.Advice.MAKE_ROOM;
import static io.ecocredit.regulation.text.Advice.NEW_KEY;
import static io.ecocredit.regulation.text.Advice.NOTHING_LEFT;
import static io.ecocredit.regulation.text.Advice.READ_AGAIN;
import static io.ecocredit.regulation.text.Advice.START_OVER;
import static io.ecocredit.regulation.text.Advice.STATE_VERSION;
import static io.ecocredit.regulation.text.Advice.STEP_BEFORE;
import static io.ecocredit.regulation.text.Advice.TRY_LATER;
import static io.ecocredit.regulation.text.Advice.WAIT_FOR_DAY;
import static io.ecocredit.regulation.text.Nature.ABSENT;
import static io.ecocredit.regulation.text.Nature.CONFLICT;
import static io.ecocredit.regulation.text.Nature.FAULTY;
import static io.ecocredit.regulation.text.Nature.FORBIDDEN;
import static io.ecocredit.regulation.text.Nature.GONE;
import static io.ecocredit.regulation.text.Nature.OUTDATED;
import static io.ecocredit.regulation.text.Nature.OUT_OF_RANGE;
import static io.ecocredit.regulation.text.Nature.TOO_LARGE;
import static io.ecocredit.regulation.text.Nature.TOO_MANY;
import static io.ecocredit.regulation.text.Nature.UNACCEPTABLE;
import static io.ecocredit.regulation.text.Nature.UNAVAILABLE;
import static io.ecocredit.regulation.text.Nature.UNCONDITIONAL;
import static io.ecocredit.regulation.text.Nature.UNSUPPORTED;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every reason for which the law, the form of the data or a feature refuses; stable, since programs branch on them. What only
 * the edge refuses with stands in the platform.
 */
public enum RefusalCode implements ReasonCode {
    MISSING_VALUE(FAULTY, CORRECT, "缺少必填的内容", "something required is missing"),
    UNKNOWN_VALUE(FAULTY, CORRECT, "不在规定的取值之内", "not one of the values that there are"),
    MALFORMED_VALUE(FAULTY, CORRECT, "内容的格式或长度不对", "a value of the wrong form or length"),
    MALFORMED_USCC(FAULTY, CORRECT, "统一社会信用代码不正确", "no unified social credit code"),
    IMPOSSIBLE_DATE(FAULTY, CORRECT, "不是可能的日期", "no date that can be"),
    DATES_OUT_OF_ORDER(FAULTY, CORRECT, "日期先后颠倒", "dates out of order"),
    UNKNOWN_DIVISION(FAULTY, CORRECT, "不是自治区内的行政区划代码", "no division of the region"),
    NOT_A_LEAGUE(FAULTY, CORRECT, "应为盟市的行政区划代码", "no code of a league or city"),
    OTHER_LEAGUE(FORBIDDEN, ANOTHER_PARTY, "属于其他盟市", "it is another league's"),
    OTHER_AUTHORITY(FORBIDDEN, ANOTHER_PARTY, "由其他机关负责", "another authority answers for it"),
    AUTHORITY_KIND_MISSING(
            FORBIDDEN, ASK_ADMINISTRATOR, "账户未载明该信息所要求的机关类型", "the account is not of the kind of authority asked for"),
    PERSONAL_DATA_NOT_ALLOWED(FAULTY, CORRECT, "含有不得写在此处的个人信息", "personal data where none may be"),
    UNKNOWN_KIND(FAULTY, CORRECT, "没有这一机构类别", "no kind of institution"),
    UNKNOWN_INDICATOR(FAULTY, CORRECT, "没有这一指标", "no indicator of the catalogue"),
    DERIVED_INDICATOR(FAULTY, CORRECT, "该指标由系统推算，不能录入", "the indicator is derived and never entered"),
    INDICATOR_OF_ANOTHER_KIND(FAULTY, CORRECT, "指标不适用于该机构类别", "an indicator of another kind of institution"),
    CATEGORY_NOT_POSSIBLE(FAULTY, CORRECT, "该指标不能属于所写类别", "the indicator is never of that category"),
    ITEM_OF_ANOTHER_CATEGORY(FAULTY, CORRECT, "目录项目与类别不符", "an item of another category"),
    CLIENT_OUTCOME_MISSING(FAULTY, CORRECT, "未写明委托单位的评价结果", "the client's outcome is not stated"),
    UNKNOWN_INSTITUTION(FAULTY, CORRECT, "没有登记该机构", "no institution that is registered"),
    UNKNOWN_PRACTITIONER(FAULTY, CORRECT, "没有登记该从业人员", "no practitioner who is registered"),
    UNKNOWN_RECORD(FAULTY, CORRECT, "没有这条信用信息", "no record of that number"),
    CONFLICTING_DUPLICATE(CONFLICT, CORRECT, "与已有的内容抵触", "it contradicts what is kept already"),
    WARNING_NOT_POSSIBLE(FAULTY, CANNOT, "不能就此预警", "it cannot be warned of"),
    MAY_FOLLOW_WARNING(
            FAULTY, CORRECT, "该行为可能已先行预警，待核实", "its conduct may have been warned of before it, which a person settles"),
    MATTER_OF_ANOTHER_LEAGUE(
            FAULTY, CORRECT, "该事项已有其他盟市的信息，待核实", "another league has a record of the matter, which a person settles"),
    FORMER_AUTHORITY(FAULTY, CORRECT, "机关为原名称，待核实", "a former name of an authority, which a person settles"),
    REPAIR_NOT_POSSIBLE(CONFLICT, CANNOT, "该信息不能修复", "the record cannot be repaired"),
    REPAIR_BARRED(CONFLICT, CANNOT, "有不得修复的情形", "something bars the repair"),
    CONDITION_NOT_MET(CONFLICT, WAIT_FOR_DAY, "不符合规定的条件", "a condition of the measure is not met"),
    WRONG_PARTY(FORBIDDEN, ANOTHER_PARTY, "此办理不由您这一方进行", "the step is another party's"),
    STEP_OUT_OF_ORDER(CONFLICT, STEP_BEFORE, "现在不能进行这一步", "not the turn of this step"),
    PERIOD_NOT_OVER(CONFLICT, WAIT_FOR_DAY, "期限尚未届满", "a period is not over yet"),
    PERIOD_OVER(CONFLICT, CANNOT, "期限已过", "a period is over"),
    OUTSIDE_EVALUATION(CONFLICT, CANNOT, "不在评价范围内", "outside the evaluation", Clause.of(Provision.A5_ITEM_4)),
    FILING_INCOMPLETE(CONFLICT, STEP_BEFORE, "填报不完整", "the filing is incomplete"),
    COMMENTS_OPEN(CONFLICT, STEP_BEFORE, "尚有意见未答复", "comments wait for an answer"),
    CONFLICT_OF_INTEREST(FORBIDDEN, ANOTHER_OFFICER, "应当回避", "a conflict of interest"),
    SECOND_OFFICER_NEEDED(CONFLICT, ANOTHER_OFFICER, "须由另一名工作人员办理", "a second officer is needed"),
    CALENDAR_NOT_LOADED(
            CONFLICT,
            WAIT_FOR_DAY,
            "该年工作日历尚未载入",
            "the year's working days are not loaded yet",
            Clause.of(Interpretation.I_19)),
    CALENDAR_INCOMPLETE(
            FAULTY,
            CORRECT,
            "工作日历缺少该年的法定节假日，或者调休上班日不是周末",
            "a calendar without a statutory holiday of its year, or that makes up for one on a weekday",
            Clause.of(Interpretation.I_37)),
    CALENDAR_DAYS_GO(
            CONFLICT,
            CORRECT,
            "原日历中的日子将被取消，须逐日确认",
            "days of the calendar in force would go, and are to be confirmed by name",
            Clause.of(Interpretation.I_37)),
    RULES_NOT_IN_FORCE(FAULTY, CANNOT, "本办法不适用于该年度", "the measure does not govern that year"),
    INVALID_PARAMETER(FAULTY, CORRECT, "参数或字段有误", "a parameter or field is wrong"),
    INVALID_BODY(FAULTY, CORRECT, "请求内容有误，或有多处不符合规定", "the body is wrong, or several of its fields are"),
    PRECONDITION_REQUIRED(UNCONDITIONAL, STATE_VERSION, "未写明所见的版本", "the version acted on is not named"),
    PRECONDITION_FAILED(OUTDATED, READ_AGAIN, "内容已被他人修改", "somebody else has changed it meanwhile"),
    IDEMPOTENCY_KEY_REQUIRED(FAULTY, CORRECT_FORM, "缺少请求号", "an idempotency key is required"),
    MALFORMED(FAULTY, CORRECT_FORM, "请求号的格式不对", "the idempotency key is malformed"),
    REQUEST_STILL_RUNNING(CONFLICT, TRY_LATER, "同一请求号的请求正在办理", "the same request is being carried out"),
    IDEMPOTENCY_KEY_REUSED(UNACCEPTABLE, NEW_KEY, "请求号已用于另一请求", "the key came with another request"),
    UNSUPPORTED_MEDIA_TYPE(UNSUPPORTED, CORRECT_FORM, "不接受此内容类型", "a type of content that is not taken"),
    RANGE_NOT_SATISFIABLE(OUT_OF_RANGE, START_OVER, "所要的部分超出文件", "no byte of the file is in that range"),
    NO_PUBLISHED_RESULT(ABSENT, LOOK_UP, "没有已公布的评价结果", "no published result, for whatever reason"),
    NO_SUCH_RELEASE(ABSENT, LOOK_UP, "该年度结果尚未公布", "no results of that year are published"),
    NO_SUCH_EDITION(ABSENT, LATEST, "没有这一版次", "no such edition"),
    EDITION_REPLACED(GONE, LATEST, "该版次已被取代", "a later edition has taken its place"),
    CURSOR_UNKNOWN(GONE, START_OVER, "游标超出现有范围", "a cursor beyond what the feed has"),
    NO_SUCH_CATALOGUE(ABSENT, LOOK_UP, "没有这一版评价标准", "no such version of the catalogue"),
    VERIFICATION_NOT_FOUND(ABSENT, LOOK_UP, "没有可核验的现行证明", "nothing valid has that number"),
    NO_SUCH_NOTICE(ABSENT, LOOK_UP, "没有这份通知或公示", "no such notice"),
    NOTICE_CLOSED(CONFLICT, CANNOT, "公示期已满", "the public notice is over", Clause.of(Provision.A20_ITEM_3)),
    NOTICE_FULL(UNAVAILABLE, TRY_LATER, "意见过多，暂不接收", "too many comments to take more", Clause.of(Provision.A20_ITEM_3)),
    NO_SUCH_INSTITUTION(ABSENT, LOOK_UP, "没有您可查看的该机构", "no institution of that code is yours to see"),
    NO_SUCH_ENGAGEMENT(ABSENT, LOOK_UP, "没有您可查看的该服务记录", "no engagement of that number is yours to see"),
    NO_SUCH_RECORD(ABSENT, LOOK_UP, "没有您可查看的该信用信息", "no record of that number is yours to see"),
    NO_SUCH_DOUBT(ABSENT, LOOK_UP, "没有您可查看的该疑点", "no doubt of that number is yours to see"),
    NO_SUCH_PRACTITIONER(ABSENT, LOOK_UP, "没有您可查看的该从业人员", "no practitioner of that number is yours to see"),
    NO_SUCH_EVALUATION(ABSENT, LOOK_UP, "没有您可查看的该评价", "no case of that number is yours to see"),
    NO_SUCH_REPAIR(ABSENT, LOOK_UP, "没有您可查看的该修复申请", "no repair of that number is yours to see"),
    NO_SUCH_WARNING(ABSENT, LOOK_UP, "没有您可查看的该预警", "no warning of that number is yours to see"),
    NO_SUCH_MATTER(ABSENT, LOOK_UP, "没有这一预警事项", "no such matter to warn of"),
    NO_SUCH_COMMENT(ABSENT, LOOK_UP, "没有您可查看的该意见", "no comment of that number is yours to see"),
    NO_SUCH_APPROVAL(ABSENT, LOOK_UP, "没有这一批准", "no such approval of an account"),
    NO_SUCH_ACTION(ABSENT, CORRECT_FORM, "没有这种办理", "no such thing can be done"),
    NO_SUCH_JOB(ABSENT, LOOK_UP, "没有您的该任务", "no job of that number is yours"),
    NO_SUCH_IMPORT(ABSENT, LOOK_UP, "没有您的该导入", "no import of that number is yours"),
    NO_SUCH_IMPORT_KIND(ABSENT, CORRECT_FORM, "没有这一导入类别", "no such kind of file"),
    IDENTITY_ERASED(
            GONE, CANNOT, "身份信息已按期限删除", "what identified the person was erased in time", Clause.of(Article.A36)),
    NOT_CONCERNED(
            FORBIDDEN,
            ANOTHER_PARTY,
            "与本盟市无关",
            "nothing of the person is the league's own",
            Clause.of(Provision.A36_PARAGRAPH_1)),
    ACCOUNT_NOT_APPROVED(
            FORBIDDEN,
            ASK_ADMINISTRATOR,
            "账户未获批准代表该机构",
            "the account is not approved for the institution",
            Clause.of(Interpretation.I_29)),
    MALFORMED_FILE(FAULTY, CORRECT, "文件不是该类CSV", "not a CSV file of its kind"),
    TOO_MANY_FINDINGS(FAULTY, CORRECT, "文件中有误之处过多", "too many faults in one file"),
    UNSUPPORTED_CHARSET(UNSUPPORTED, CORRECT_FORM, "不接受此字符集", "a character set that is not read"),
    KEY_USED_UP(
            UNAVAILABLE, ASK_OPERATORS, "个人信息密钥的使用次数已满", "the key for personal data has encrypted as often as it may"),
    IMPORT_RUNNING(UNAVAILABLE, TRY_LATER, "正在导入同类文件", "a file of the same kind is being taken in"),
    JOB_INTERRUPTED(UNAVAILABLE, TRY_LATER, "执行任务的进程已中断", "the process that ran the job is gone"),
    NO_SUCH_EVIDENCE(ABSENT, LOOK_UP, "没有您可查看的该佐证材料", "no evidence of that number is yours to see"),
    UNKNOWN_EVIDENCE(FAULTY, CORRECT, "所列佐证材料不属于此事项", "evidence that is of something else, or not yours to see"),
    EVIDENCE_EMPTY(FAULTY, ANOTHER_FILE, "文件为空", "an empty file"),
    EVIDENCE_TOO_LARGE(TOO_LARGE, ANOTHER_FILE, "文件过大", "a file that is too large"),
    EVIDENCE_QUOTA(TOO_LARGE, MAKE_ROOM, "佐证材料合计过大", "the owner's files are too large together"),
    EVIDENCE_TYPE_MISMATCH(UNSUPPORTED, ANOTHER_FILE, "文件内容与所写类型不符", "a file that is not of the type it says"),
    EVIDENCE_UNSAFE(
            UNACCEPTABLE, ANOTHER_FILE, "文件含宏、已加密或者过度压缩", "a file with macros, encrypted, or packed beyond measure"),
    EVIDENCE_INFECTED(UNACCEPTABLE, ANOTHER_FILE, "文件含有恶意内容", "a file with malware in it"),
    SCANNER_UNAVAILABLE(UNAVAILABLE, TRY_LATER, "查毒服务暂不可用", "the virus scanner does not answer"),
    TOO_MANY_JOBS(TOO_MANY, TRY_LATER, "等待的任务过多", "too many jobs of the account under way"),
    TOO_MANY_WAITING(TOO_MANY, TRY_LATER, "同时等待变化的请求过多", "too many requests of a taker that wait for news"),
    TOO_MANY_UPLOADS(TOO_MANY, TRY_LATER, "同时上传的文件过多", "too many files on their way in"),
    CERTIFICATE_NOT_FOUND(ABSENT, LOOK_UP, "没有该编号的信用证明", "the institution has no such certificate"),
    NOT_PUBLISHED(
            CONFLICT,
            WAIT_FOR_DAY,
            "该年度结果尚未公布",
            "the year's result is not published yet",
            Clause.of(Provision.A20_ITEM_6)),
    NOTHING_FILED(CONFLICT, CANNOT, "未参与该年度评价", "nothing was filed for the year", Clause.of(Article.A19)),
    NOT_LISTED(CONFLICT, CANNOT, "未列入该年度参评名单", "not on the year's list", Clause.of(Provision.A20_ITEM_1)),
    YEAR_NOT_OPEN(
            ABSENT,
            WAIT_FOR_DAY,
            "该年度的评价尚未开始",
            "the year's evaluation has not been opened",
            Clause.of(Provision.A7_PARAGRAPH_2)),
    YEAR_ALREADY_PLANNED(
            CONFLICT, NOTHING_LEFT, "该年度已有安排", "the year has its plan already", Clause.of(Provision.A7_PARAGRAPH_2)),
    ALREADY_LISTED(
            CONFLICT, NOTHING_LEFT, "已在参评名单中", "it is on the year's list already", Clause.of(Interpretation.I_2)),
    KEPT_ON_LIST(CONFLICT, CANNOT, "应当参评，不得移出名单", "it belongs on the year's list, and is not taken off it"),
    LEAD_NOT_MOVED(
            CONFLICT,
            CANNOT,
            "不能再调整牵头盟市",
            "the leading league can no longer be changed",
            Clause.of(Interpretation.I_2)),
    FILING_NOT_OPEN(
            CONFLICT, CANNOT, "现在不能修改填报内容", "the filing cannot be changed at this step", Clause.of(Article.A23)),
    TAKEN_TOGETHER(CONFLICT, CORRECT_FORM, "此办理就整个名单一并进行", "the step is taken for the whole list at once"),
    NOTHING_PROPOSED(ABSENT, STEP_BEFORE, "尚未拟定等级", "no grade has been proposed yet"),
    NO_LETTER(ABSENT, STEP_BEFORE, "没有告知函", "no letter has been sent yet"),
    NOTHING_TO_SHOW(
            CONFLICT, NOTHING_LEFT, "没有可公示的评价", "no case is ready for public notice", Clause.of(Provision.A20_ITEM_3)),
    ALREADY_ANSWERED(CONFLICT, NOTHING_LEFT, "该意见已经答复", "the comment has its answer"),
    SUBMISSION_INCOMPLETE(CONFLICT, STEP_BEFORE, "有评价尚未确定，不能上报", "cases are not determined, so nothing is submitted"),
    NOTHING_TO_SUBMIT(CONFLICT, NOTHING_LEFT, "没有可上报的评价", "no case is ready to be submitted"),
    NOT_SUBMITTED(CONFLICT, STEP_BEFORE, "该盟市尚未上报", "the league has submitted nothing yet"),
    ANNOUNCED_TOO_LATE(
            CONFLICT,
            CANNOT,
            "不能再公布抽查值",
            "too late to announce the value for samples",
            Clause.of(Provision.A20_ITEM_5)),
    NOT_ANNOUNCED(CONFLICT, WAIT_FOR_DAY, "尚未公布抽查值", "no value for samples is announced yet"),
    NOT_CHECKED(CONFLICT, STEP_BEFORE, "上报尚未抽查", "a submission has no sample yet"),
    ALREADY_DRAWN(CONFLICT, NOTHING_LEFT, "该次上报已经抽查", "the submission's sample is drawn"),
    CHECK_INCOMPLETE(CONFLICT, STEP_BEFORE, "有评价被退回或者抽查未完成", "cases were sent back or wait for their check"),
    NOTHING_TO_TELL(CONFLICT, NOTHING_LEFT, "没有待通知的结果", "no result waits to be told"),
    NOTHING_TO_PUBLISH(
            CONFLICT, NOTHING_LEFT, "没有待公布的结果", "no result waits to be published", Clause.of(Provision.A20_ITEM_6)),
    PUBLICATION_INCOMPLETE(
            CONFLICT,
            STEP_BEFORE,
            "有评价未办结，不能公布",
            "cases are unsettled, so nothing is published",
            Clause.of(Provision.A20_ITEM_6)),
    NOT_RATED(CONFLICT, STEP_BEFORE, "该年度尚无完成的评定", "the year has no finished rating", Clause.of(Provision.A20_ITEM_4)),
    FILE_NOT_COMPUTABLE(CONFLICT, STEP_BEFORE, "有机构的信用信息无法计算", "the file of an institution cannot be computed"),
    RATING_UNFINISHED(CONFLICT, STEP_BEFORE, "前一次评定尚未完成", "an earlier rating is not finished"),
    ALREADY_PUBLISHED(
            CONFLICT, NOTHING_LEFT, "该年度结果已经公布", "the year's results are published", Clause.of(Provision.A20_ITEM_6)),
    REPAIR_OPEN(CONFLICT, NOTHING_LEFT, "已有待决定的修复申请", "an application waits for its decision", Clause.of(Article.A28)),
    NO_REPAIR_LETTER(ABSENT, STEP_BEFORE, "没有信用修复确认书", "no letter of repair was given");

    private final Nature nature;
    private final Advice advice;
    private final String meaning;
    private final String english;
    private final @Nullable Clause clause;

    RefusalCode(Nature nature, Advice advice, String meaning, String english) {
        this(nature, advice, meaning, english, null);
    }

    RefusalCode(Nature nature, Advice advice, String meaning, String english, @Nullable Clause clause) {
        this.nature = nature;
        this.advice = advice;
        this.meaning = meaning;
        this.english = english;
        this.clause = clause;
    }

    /** The usual nature of a refusal with this code. */
    public Nature nature() {
        return nature;
    }

    /** All that a refusal with this code can have: some are also told of a thing that is itself asked for and not there. */
    public List<Nature> natures() {
        return switch (this) {
            case INVALID_BODY -> List.of(nature, FORBIDDEN, CONFLICT);
            case CALENDAR_NOT_LOADED, NOT_ANNOUNCED -> List.of(nature, ABSENT);
            default -> List.of(nature);
        };
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String meaningInEnglish() {
        return english;
    }

    @Override
    public Advice advice() {
        return advice;
    }

    @Override
    public @Nullable Clause clause() {
        return clause;
    }
}
