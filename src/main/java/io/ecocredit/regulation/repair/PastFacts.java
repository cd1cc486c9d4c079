package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file of past facts, of rectifications and warnings, may tell: what has happened. It takes the place of no procedure,
 * so nothing that a result on notice or in public rests on is changed by it (I-30).
 */
@Cites(
        value = {Article.A22, Article.A26},
        settles = {Interpretation.I_30, Interpretation.I_34})
public final class PastFacts {

    /** The kinds of files that tell of them. */
    public static final List<String> FILES = List.of("rectifications", "warnings");

    private static final Clause CLAUSE = Clause.of(Interpretation.I_30);

    private static final Clause WARNED = Clause.of(Article.A25).as(Interpretation.I_30);

    private PastFacts() {}

    /** Why a day is none of the past, or empty when it is, or there is none. */
    public static Optional<Refusal> ofDay(String field, @Nullable LocalDate day, LocalDate today) {
        return day == null || !day.isAfter(today)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "晚于导入之日" + today + "，尚未发生")
                        .under(CLAUSE)
                        .at(field, day.toString()));
    }

    /**
     * Why an authority cannot have confirmed what a row says, or empty when it can.
     *
     * @param ofRecord the authority that produced the record
     * @param bureau of the record's league
     */
    public static Optional<Refusal> ofAuthority(String stated, String ofRecord, String bureau) {
        return SameText.same(stated, ofRecord) || SameText.same(stated, bureau)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.OTHER_AUTHORITY, "整改应由产生该信息的单位（" + ofRecord + "）或者" + bureau + "确认")
                                .under(CLAUSE)
                                .at("authority", stated));
    }

    /**
     * Why the league that leads the result of a record which another answers for cannot tell of a confirmation, or empty when
     * it can: it speaks for nobody but itself (A22).
     *
     * @param ofLead its own bureau
     */
    public static Optional<Refusal> ofLead(String stated, String ofLead) {
        return SameText.same(stated, ofLead)
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.OTHER_AUTHORITY, "牵头盟市只能导入由" + ofLead + "确认的整改")
                        .under(CLAUSE)
                        .at("authority", stated));
    }

    /**
     * Why an authority cannot have given the warning that a row tells of, or empty when it can.
     *
     * @param ofRecord the authority that produced the record
     * @param bureau of the record's league
     */
    public static Optional<Refusal> ofIssuer(String stated, String ofRecord, String bureau) {
        return SameText.same(stated, ofRecord) || SameText.same(stated, bureau)
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(RefusalCode.OTHER_AUTHORITY, "预警应由产生该信息的单位（" + ofRecord + "）或者" + bureau + "下达")
                                .under(WARNED)
                                .at("authority", stated));
    }

    /** By what a warning that a file tells of spares. */
    public static Clause warned() {
        return WARNED;
    }

    /** Why a service that is not told whole is none (A25). */
    public static Refusal ofPartOfService(String missing) {
        return Refusal.of(RefusalCode.MISSING_VALUE, "下达的机关（authority）、送达之日（served_on）和送达方式、凭证（service）须一并写明，或者都不写")
                .under(WARNED)
                .at(missing, null);
    }

    /** Why a warning that a file tells of spares nothing: nobody is warned by what was never served (A25). */
    public static Refusal ofUnserved() {
        return Refusal.of(
                        RefusalCode.MISSING_VALUE,
                        "已报告整改的预警，须写明下达的机关（authority）、送达之日（served_on）和送达方式、凭证（service）；"
                                + "没有写明的，只能由自治区在另一名工作人员开放历史补录（history）的以往年度内，作为本系统之前的历史导入")
                .under(WARNED)
                .at("served_on", null);
    }

    /** Why the notice of the import does not serve as the warning: its limit would have passed before it comes. */
    public static Refusal ofLimitBeforeNotice(LocalDate limitOn, LocalDate today) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, "没有写明送达的预警，自导入之日" + today + "告知该机构时起算，时限须在此后")
                .under(WARNED)
                .at("limit_on", limitOn.toString());
    }

    /** Why no file completes a warning that was given, or reported on, in the register: its limit ran there (A25). */
    public static Refusal ofWarningInRegister() {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "在本系统下达或者报告的预警，在其中报告和确认")
                .under(WARNED);
    }

    /** Why no file tells anything of a record any more: a result that it weighs on is on notice or told to those concerned. */
    public static Refusal ofResult(RepairStage stage, int year) {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息所影响的" + year + "年度结果已经公示或者公开、告知，只能依第五章办理")
                .under(stage.clause().as(Interpretation.I_30));
    }
}
