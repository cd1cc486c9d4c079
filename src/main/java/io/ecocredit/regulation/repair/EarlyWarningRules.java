package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When conduct may be warned of before there is a record of it, and which record may then be bound to the warning (A24). What
 * has a record already, or was warned of before, gets no second time to put it right.
 */
@Cites(
        value = Article.A25,
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {Interpretation.I_21, Interpretation.I_30})
public final class EarlyWarningRules {

    private static final Clause CLAUSE = Clause.of(Provision.A24_PARAGRAPH_2).as(Interpretation.I_21);

    private EarlyWarningRules() {}

    /**
     * A warning that was given before there was a record.
     *
     * @param follower number of the record that is bound to it; null while there is none
     * @param late whether the register had the record that is looked at, or its document, when the warning was given
     */
    public record Issued(
            WarnedConduct conduct,
            String league,
            LocalDate issuedOn,
            @Nullable String follower,
            boolean late) {

        String number() {
            return conduct.warning();
        }
    }

    /**
     * A record that may follow a warning.
     *
     * @param league that answers for it
     */
    public record Following(
            String league,
            Category category,
            @Nullable String indicator,
            @Nullable LocalDate occurredOn,
            LocalDate producedOn,
            Effect.Terms terms) {

        /** Whether it may turn out to be of the conduct that a warning without a record is about. */
        public boolean mayFollow(Issued warning) {
            return warning.follower() == null
                    && !warning.late()
                    && league.equals(warning.league())
                    && !producedOn.isBefore(warning.issuedOn())
                    && warning.conduct().mayBeOf(indicator, occurredOn);
        }
    }

    /** Why conduct under an indicator cannot be warned of, or empty when it can: A25 spares institutions points, and nothing else. */
    public static Optional<Refusal> ofIndicator(Indicator indicator) {
        if (indicator.isForPractitioners()) {
            return Optional.of(notPossible("信用预警提醒参评单位、免除机构的扣分；从业人员没有扣分，不适用预警"));
        }
        if (indicator.isDerived()) {
            return Optional.of(notPossible("该指标由从业人员信息推算，不能预警"));
        }
        return WarningRules.ofRecord(indicator.category(), indicator.terms(indicator.category(), null));
    }

    /**
     * Why conduct cannot be warned of now, or empty when it can.
     *
     * @param foundOn the day on which it was found
     * @param before warnings of the institution by the same league under the same indicator
     * @param records of the institution that are not struck out, each with the day of its conduct, or its own without one
     */
    public static Optional<Refusal> ofFinding(
            String indicator, LocalDate foundOn, LocalDate today, List<Issued> before, List<Conduct> records) {
        if (foundOn.isAfter(today)) {
            return Optional.of(Refusal.of(RefusalCode.IMPOSSIBLE_DATE, "发现之日晚于今天" + today)
                    .under(CLAUSE)
                    .at("foundOn", foundOn.toString()));
        }
        return before.stream()
                .filter(each -> !foundOn.isAfter(each.issuedOn()))
                .map(each -> notPossible("同一指标的行为已于" + each.issuedOn() + "预警（" + each.number() + "），同一行为只预警一次"))
                .findFirst()
                .or(() -> records.stream()
                        .filter(each ->
                                indicator.equals(each.indicator()) && !each.on().isBefore(foundOn))
                        .map(each -> notPossible("该行为已有" + each.named() + "，应就该信息预警"))
                        .findFirst())
                .map(refusal -> refusal.at("foundOn", foundOn.toString()));
    }

    /** Why a warning cannot have a limit, or empty when it can: it lies in the evaluation year in which the warning is given (A25). */
    public static Optional<Refusal> ofLimit(LocalDate issuedOn, LocalDate limitOn) {
        return limitOn.getYear() == issuedOn.getYear()
                ? Optional.empty()
                : Optional.of(
                        notPossible("时限应在下达预警的年度（" + issuedOn.getYear() + "）内").at("limitOn", limitOn.toString()));
    }

    /**
     * Why a record cannot be bound to a warning, or empty when it can.
     *
     * @param all warnings of the institution, the first first
     */
    public static Optional<Refusal> ofBinding(Issued to, Following record, List<Issued> all) {
        WarnedConduct conduct = to.conduct();
        if (to.follower() != null) {
            return Optional.of(Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该预警已关联信用信息" + to.follower() + "，一次预警只关联一条信息")
                    .under(CLAUSE));
        }
        if (!record.league().equals(to.league())) {
            return Optional.of(notPossible("该信息由另一盟市负责，不能关联本盟市的预警"));
        }
        if (record.occurredOn() == null) {
            return Optional.of(notPossible("该信息没有写明行为发生之日，不能认定是所预警的行为"));
        }
        if (!conduct.isOf(record.indicator(), record.occurredOn())) {
            return Optional.of(
                    notPossible("该信息不是所预警的行为：预警的是" + conduct.foundOn() + "发现的、指标" + conduct.indicator() + "的行为"));
        }
        if (to.late() || record.producedOn().isBefore(to.issuedOn())) {
            return Optional.of(notPossible("预警下达（" + to.issuedOn() + "）之前该行为已有信用信息或者已经认定"));
        }
        return WarningRules.ofRecord(record.category(), record.terms())
                .or(() -> all.stream()
                        .takeWhile(each -> !each.number().equals(to.number()))
                        .filter(record::mayFollow)
                        .map(first -> notPossible("该行为应先关联更早的预警" + first.number()))
                        .findFirst());
    }

    /**
     * Why whoever acts does not say that a record is of the conduct that was warned of, or empty when it may be said. Conduct
     * that the register knew of before is not made into unknown conduct by one officer alone, who takes the record away or has it
     * tell of something else, warns, and enters it again in other words.
     *
     * @param afterOwnDecision whether they amended or withdrew a record of the institution and indicator that was there before the
     *     warning, recorded that it was suspended or quashed, or made another institution's warning this one's by a succession
     */
    public static Optional<Refusal> ofWhoBinds(boolean afterOwnDecision) {
        return afterOwnDecision
                ? Optional.of(Refusal.of(
                                RefusalCode.SECOND_OFFICER_NEEDED,
                                "您曾更正、撤回该机构同一指标、在该预警之前录入的信息，登记其停止执行或者被撤销，或者登记了使该预警及于该机构的承继，是否所预警的行为须由另一名工作人员认定并关联")
                        .under(CLAUSE))
                : Optional.empty();
    }

    /** Why a record cannot be warned of while it is open whether its conduct was warned of before: nobody is warned twice. */
    public static Refusal toBeSettled() {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息的行为可能已先行预警：是同一行为的，应关联该预警；不是的，先就疑点写明理由")
                .under(CLAUSE);
    }

    private static Refusal notPossible(String detail) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, detail).under(CLAUSE);
    }
}
