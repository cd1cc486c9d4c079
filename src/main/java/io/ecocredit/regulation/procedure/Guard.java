package io.ecocredit.regulation.procedure;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.StatuteArticle;
import io.ecocredit.regulation.text.TimeLimit;
import io.ecocredit.regulation.text.WorkingPeriod;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A condition that the state of a case must meet before a step is taken; each is one rule with its clause. */
public enum Guard {
    LEADS(
            facts -> facts.caller().leads(),
            RefusalCode.OTHER_LEAGUE,
            "该评价由其他盟市牵头，本盟市可以查看，不能办理",
            Clause.of(Interpretation.I_2)),
    NO_CONFLICT(
            facts -> !facts.caller().conflicted(),
            RefusalCode.CONFLICT_OF_INTEREST,
            "您已声明回避，以自己的账户代表该主体办理过，或所在单位为该机构的委托单位，不能办理该评价",
            Clause.of(StatuteArticle.CIVIL_SERVANTS_RECUSAL)),
    NOT_EXCLUDED(
            facts -> !facts.excluded(),
            RefusalCode.OUTSIDE_EVALUATION,
            "该主体今日不在评价范围内，不予公示和公布",
            Clause.of(Provision.A5_ITEM_4).as(Interpretation.I_4)),
    NOT_PUBLISHED(
            facts -> !facts.published(),
            RefusalCode.ALREADY_PUBLISHED,
            "该年度结果已作为历史信息公布，不再按程序评价",
            Clause.of(Interpretation.I_30)),
    YEAR_OVER(
            CaseFacts::yearOver,
            RefusalCode.PERIOD_NOT_OVER,
            "所评价的年度尚未届满，不能通知填报或者拟定等级",
            Clause.of(Provision.A20_ITEM_1).as(Interpretation.I_33)),
    FILING_COMPLETE(
            CaseFacts::filingComplete, RefusalCode.FILING_INCOMPLETE, "填报尚不完整：须填写基本信息，机构还须由签署人签署信用承诺书全部六项", null),
    FILING_PERIOD_OVER(
            facts -> facts.isOver(WorkingPeriod.FILING),
            RefusalCode.PERIOD_NOT_OVER,
            "尚未填报，填报期限未满，不能拟定等级",
            Clause.of(Article.A23)),
    FILING_NOTICE_ON_ITS_WAY(
            facts -> !facts.lastDays().containsKey(WorkingPeriod.FILING) || facts.noticeOnItsWay(),
            RefusalCode.STEP_OUT_OF_ORDER,
            "填报通知已经送达，无须再记载",
            null),
    PROPOSAL_ON_ITS_WAY(
            facts -> !facts.lastDays().containsKey(WorkingPeriod.OBJECTION),
            RefusalCode.STEP_OUT_OF_ORDER,
            "拟定等级的通知已经送达，无须再记载",
            null),
    OBJECTION_PERIOD_RUNS(facts -> !facts.isOver(WorkingPeriod.OBJECTION), RefusalCode.PERIOD_OVER, "提出异议的期限已过", null),
    OBJECTION_PERIOD_OVER(
            facts -> facts.isOver(WorkingPeriod.OBJECTION), RefusalCode.PERIOD_NOT_OVER, "提出异议的期限未满", null),
    NOTICE_OVER(
            facts -> facts.isOver(WorkingPeriod.PUBLIC_NOTICE),
            RefusalCode.PERIOD_NOT_OVER,
            "公示期未满，不能复核确定",
            Clause.of(Provision.A20_ITEM_3)),
    NOTICE_WHOLE(
            facts -> !facts.leftNotice(),
            RefusalCode.PERIOD_NOT_OVER,
            "公示期间曾移出评价范围，须重新公示，期满后方可复核确定",
            Clause.of(Provision.A20_ITEM_3).as(Interpretation.I_4)),
    LEFT_NOTICE(
            CaseFacts::leftNotice,
            RefusalCode.STEP_OUT_OF_ORDER,
            "该评价已经公示，公示期间未曾移出评价范围，不再公示",
            Clause.of(Provision.A20_ITEM_3).as(Interpretation.I_4)),
    COMMENTS_SETTLED(
            facts -> facts.openComments() == 0,
            RefusalCode.COMMENTS_OPEN,
            "公示期间收集的意见尚未全部调查核实并答复",
            Clause.of(Provision.A20_ITEM_4)),
    SECOND_OFFICER(
            facts -> !facts.caller().name().equals(facts.proposedBy()),
            RefusalCode.SECOND_OFFICER_NEEDED,
            "等级由您拟定，须由另一名工作人员复核确定",
            null),
    NOT_ENGAGED(
            facts -> facts.kept() != Kept.ENGAGEMENT,
            RefusalCode.KEPT_ON_LIST,
            "该机构当年有服务记录，应当参评，不得移出名单；服务记录有误的先行撤回，涉嫌犯罪的依" + Provision.A5_ITEM_4.citation()
                    + "移出评价范围，被合并或者取代的待承继机构列入名单、且未移出评价范围的，方可移出",
            null),
    NO_RECORD_OF_YEAR(
            facts -> facts.kept() != Kept.RECORD,
            RefusalCode.KEPT_ON_LIST,
            "该主体当年有有效的失信信息（机构含其工作人员达到扣分人数的），应当参评，不得移出名单；信息有误的依" + Article.A15.citation() + "撤回，涉嫌犯罪的依"
                    + Provision.A5_ITEM_4.citation() + "移出评价范围",
            null),
    OTHER_THAN_WITHDREW(
            facts -> facts.kept() != Kept.OWN_WITHDRAWAL,
            RefusalCode.SECOND_OFFICER_NEEDED,
            "当年的服务记录、信息由您撤回、更正或者撤销，或者其承继由您办理，须由另一名工作人员移出名单",
            null),
    OTHER_EXAMINER(
            facts -> !facts.caller().name().equals(facts.proposedBy()),
            RefusalCode.SECOND_OFFICER_NEEDED,
            "等级由您拟定，异议须由另一名工作人员再次审核",
            null),
    EVALUATED_BY_OTHERS(
            facts -> !facts.caller().tookPart(),
            RefusalCode.SECOND_OFFICER_NEEDED,
            "该次上报中有您拟定、审核异议、复核确定或者上报的评价，抽查、公布和通知须由另一名工作人员办理",
            null),
    DISHONEST(
            CaseFacts::dishonest, RefusalCode.STEP_OUT_OF_ORDER, "未评定为生态环境失信个人，无须函告", Clause.of(Provision.A21_ITEM_4));

    private final transient Predicate<CaseFacts> holds;
    private final RefusalCode code;
    private final String detail;
    private final transient @Nullable Clause clause;

    Guard(Predicate<CaseFacts> holds, RefusalCode code, String detail, @Nullable Clause clause) {
        this.holds = holds;
        this.code = code;
        this.detail = detail;
        this.clause = clause;
    }

    /** The rule in one Chinese sentence: why a step is refused. */
    public String detail() {
        return detail;
    }

    /** Its own clause; null when it comes from the clause of the step for which it is asked. */
    public @Nullable Clause clause() {
        return clause;
    }

    private Clause clause(Transition step) {
        return clause == null ? step.clause() : clause;
    }

    /** Why the case does not meet the condition, or empty when it does. */
    Optional<Refusal> refusal(CaseFacts facts, Transition step) {
        return holds.test(facts)
                ? Optional.empty()
                : Optional.of(atField(Refusal.of(code, detail + until(facts)).under(clause(step))));
    }

    /** Names what of the subject's file stands in the way, where it is not the case itself. */
    private Refusal atField(Refusal refusal) {
        return this == NOT_ENGAGED
                ? refusal.at("engagements", null)
                : this == NO_RECORD_OF_YEAR ? refusal.at("records", null) : refusal;
    }

    private String until(CaseFacts facts) {
        TimeLimit limit = switch (this) {
            case FILING_PERIOD_OVER -> WorkingPeriod.FILING;
            case OBJECTION_PERIOD_RUNS, OBJECTION_PERIOD_OVER -> WorkingPeriod.OBJECTION;
            case NOTICE_OVER -> WorkingPeriod.PUBLIC_NOTICE;
            case LEADS,
                    NO_CONFLICT,
                    NOT_EXCLUDED,
                    NOT_PUBLISHED,
                    YEAR_OVER,
                    FILING_COMPLETE,
                    FILING_NOTICE_ON_ITS_WAY,
                    PROPOSAL_ON_ITS_WAY,
                    NOTICE_WHOLE,
                    LEFT_NOTICE,
                    COMMENTS_SETTLED,
                    SECOND_OFFICER,
                    NOT_ENGAGED,
                    NO_RECORD_OF_YEAR,
                    OTHER_THAN_WITHDREW,
                    OTHER_EXAMINER,
                    EVALUATED_BY_OTHERS,
                    DISHONEST -> null;
        };
        return limit == null || facts.lastDays().get(limit) == null
                ? ""
                : "（最后一日为" + facts.lastDays().get(limit) + "）";
    }
}
