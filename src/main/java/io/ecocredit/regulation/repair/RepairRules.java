package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a record can be repaired, by whom, and what must be shown. */
@Cites(
        value = Article.A22,
        provisions = {
            Provision.A26_PARAGRAPH_2,
            Provision.A26_PARAGRAPH_3,
            Provision.A26_PARAGRAPH_4,
            Provision.A26_PARAGRAPH_5,
            Provision.A27_ITEM_1,
            Provision.A27_ITEM_2,
            Provision.A27_ITEM_3
        },
        settles = {Interpretation.I_22, Interpretation.I_23, Interpretation.I_39})
public final class RepairRules {

    private static final Clause EVIDENCE = Clause.of(Provision.A26_PARAGRAPH_5);
    private static final Clause BAR = Clause.of(Provision.A26_PARAGRAPH_4);

    private RepairRules() {}

    /** How an application stands. */
    public enum State {
        APPLIED("待产生信息的单位确认"),
        PRODUCER_CONFIRMED("产生单位已确认，待盟市决定"),
        REPAIRED("已修复"),
        REFUSED("不予修复");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        public boolean isOpen() {
            return this == APPLIED || this == PRODUCER_CONFIRMED;
        }
    }

    /** What is done about an application. */
    public enum Move {
        COMMIT("commitment", "作出书面承诺"),
        CONFIRM("producer-confirmation", "产生单位确认"),
        DECIDE("decision", "盟市决定");

        private final String noun;
        private final String label;

        Move(String noun, String label) {
            this.noun = noun;
            this.label = label;
        }

        /** The name in addresses. */
        public String noun() {
            return noun;
        }

        public String label() {
            return label;
        }

        public static Optional<Move> of(String noun) {
            return Arrays.stream(values())
                    .filter(move -> move.noun.equals(noun))
                    .findFirst();
        }
    }

    /** What somebody found of a condition. */
    public record Answer(boolean holds, String finding, boolean hasEvidence) {}

    /**
     * What is said when the effect of a record is to end.
     *
     * @param endedOn day on which the conduct had ended
     */
    public record Grounds(@Nullable LocalDate endedOn, Map<Condition, Answer> conditions) {}

    /** Why a record cannot be applied for, or empty when it can. */
    public static Optional<Refusal> application(RecordFile record, Effect.Terms terms) {
        if (!record.fact().category().isDishonesty()) {
            return Optional.of(notPossible("只有失信信息可以修复"));
        }
        if (record.standing().isStruckOut()) {
            return Optional.of(notPossible("该信息" + record.standing().state().label() + "，无须修复"));
        }
        if (record.rectifiedOn() != null) {
            return Optional.of(notPossible("该信息的整改已于" + record.rectifiedOn() + "确认"));
        }
        return Effect.of(record, terms) instanceof Effect.InForce effect && effect.isSpared()
                ? Optional.of(notPossible("该信息" + Effect.Reason.SPARED_BY_WARNING.label()))
                : Optional.empty();
    }

    private static Refusal notPossible(String detail) {
        return Refusal.of(RefusalCode.REPAIR_NOT_POSSIBLE, detail).under(Clause.of(Interpretation.I_23));
    }

    /** Everything that an application fails to state at a stage. */
    public static List<Refusal> faults(RepairStage stage, boolean committed, boolean hasEvidence) {
        List<Refusal> faults = new ArrayList<>();
        if (!hasEvidence) {
            faults.add(Refusal.of(RefusalCode.MISSING_VALUE, "须提交纠正失信行为并履行相关义务的证明材料")
                    .under(EVIDENCE)
                    .at("evidence", null));
        }
        if (stage == RepairStage.BEFORE_PUBLICATION && !committed) {
            faults.add(Refusal.of(RefusalCode.MISSING_VALUE, "自公示之日起须作出信用修复书面承诺")
                    .under(stage.clause())
                    .at("commitment", null));
        }
        return faults;
    }

    /**
     * Why a commitment does not count from the notice to publication, or empty when it does: it is given from the first day of
     * the notice on (A26.1), not in advance.
     *
     * @param shownOn first day of the first notice; null where it is not known
     */
    public static Optional<Refusal> early(RepairStage stage, LocalDate signedOn, @Nullable LocalDate shownOn) {
        return stage == RepairStage.BEFORE_PUBLICATION && shownOn != null && signedOn.isBefore(shownOn)
                ? Optional.of(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "信用修复书面承诺须自公示之日（" + shownOn + "）起作出")
                        .under(stage.clause())
                        .at("commitment.signedOn", signedOn.toString()))
                : Optional.empty();
    }

    /** Why a commitment is none to repair a conduct, or empty when it is: nobody promises to put right what has not happened (A26). */
    public static Optional<Refusal> beforeConduct(RepairStage stage, LocalDate signedOn, LocalDate conductOn) {
        return signedOn.isBefore(conductOn)
                ? Optional.of(Refusal.of(RefusalCode.DATES_OUT_OF_ORDER, "信用修复书面承诺不得早于所修复的行为（" + conductOn + "）")
                        .under(stage.clause())
                        .at("commitment.signedOn", signedOn.toString()))
                : Optional.empty();
    }

    /** Why something is not to be done about an application that stands so, or empty when it is its turn. */
    public static Optional<Refusal> turn(State state, Move move, RepairFacts facts) {
        boolean possible = switch (move) {
            case COMMIT -> state == State.APPLIED && !facts.committed();
            case CONFIRM -> state == State.APPLIED;
            case DECIDE -> state.isOpen() && facts.stage() == RepairStage.AFTER_PUBLICATION;
        };
        return possible
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                RefusalCode.STEP_OUT_OF_ORDER,
                                "该修复现为“" + state.label() + "”（" + facts.stage().label() + "），不能“" + move.label() + "”")
                        .under(facts.stage().clause()));
    }

    /** Whether granting something at a stage ends the effect of the record, so that the conditions must hold. */
    public static boolean ends(Move move, RepairStage stage) {
        return switch (move) {
            case COMMIT -> false;
            case CONFIRM -> stage != RepairStage.AFTER_PUBLICATION;
            case DECIDE -> true;
        };
    }

    /**
     * Everything because of which something cannot be granted: all three conditions where it would end the effect of the record,
     * and what happened again already where it is confirmed for the decision.
     */
    public static List<Refusal> obstacles(State state, Move move, RepairFacts facts, Grounds grounds) {
        if (move == Move.COMMIT || facts.stage() == RepairStage.BEFORE_NOTICE) {
            return List.of();
        }
        if (!ends(move, facts.stage())) {
            return repeated(facts).stream().toList();
        }
        List<Refusal> obstacles = new ArrayList<>();
        if (move == Move.DECIDE && state != State.PRODUCER_CONFIRMED) {
            obstacles.add(Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "产生信息的单位尚未确认")
                    .under(Clause.of(Provision.A26_PARAGRAPH_2)));
        }
        if (facts.stage() == RepairStage.BEFORE_PUBLICATION && !facts.committed()) {
            obstacles.add(Refusal.of(RefusalCode.CONDITION_NOT_MET, "机构尚未作出信用修复书面承诺")
                    .under(facts.stage().clause()));
        }
        facts.filings().stream()
                .flatMap(filing -> bar(filing, facts.today()).stream())
                .findFirst()
                .ifPresent(obstacles::add);
        for (Condition condition : Condition.values()) {
            failure(condition, grounds.conditions().get(condition)).ifPresent(obstacles::add);
        }
        ended(facts, grounds.endedOn()).ifPresent(obstacles::add);
        contradiction(facts, grounds.endedOn()).ifPresent(obstacles::add);
        repeated(facts).ifPresent(obstacles::add);
        return obstacles;
    }

    private static Optional<Refusal> repeated(RepairFacts facts) {
        Conduct again = facts.repeatedBy();
        return again == null
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.CONDITION_NOT_MET, "同一行为再次发生，见" + again.named())
                        .under(Condition.NOT_REPEATED.clause().as(Interpretation.I_22))
                        .at("conditions", again.number()));
    }

    /** The decision goes by the end of the conduct that was confirmed: otherwise one of the two hides what happened again. */
    private static Optional<Refusal> contradiction(RepairFacts facts, @Nullable LocalDate endedOn) {
        LocalDate confirmed = facts.confirmedEnd();
        return confirmed == null || endedOn == null || endedOn.equals(confirmed)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                                RefusalCode.CONDITION_NOT_MET,
                                "产生信息的单位确认行为终止于" + confirmed + "，不得另行认定；确认有误的，不予修复，由机构重新申请、该单位重新确认")
                        .under(Condition.ENDED.clause().as(Interpretation.I_22))
                        .at("endedOn", endedOn.toString()));
    }

    /**
     * Why there is no repair for who did not file in time or not truthfully, or empty when nothing bars it (A26.3). Only a
     * finding of its own lifts the one and brings the other, never what is said in a repair (I-39).
     */
    private static Optional<Refusal> bar(Filing filing, LocalDate today) {
        if (filing.untruthful()) {
            return Optional.of(
                    Refusal.of(RefusalCode.REPAIR_BARRED, "经认定未如实填报信用信息，不予修复").under(BAR.as(Interpretation.I_39)));
        }
        return filing.isLate(today) && !filing.excused()
                ? Optional.of(Refusal.of(RefusalCode.REPAIR_BARRED, "列入名单后未在" + filing.due() + "前填报，牵头盟市未认定有正当理由")
                        .under(BAR.as(Interpretation.I_39)))
                : Optional.empty();
    }

    private static Optional<Refusal> failure(Condition condition, @Nullable Answer answer) {
        if (answer != null && answer.holds() && answer.hasEvidence()) {
            return Optional.empty();
        }
        Refusal why = answer == null
                ? Refusal.of(RefusalCode.MISSING_VALUE, "须逐项核实：" + condition.label())
                : answer.holds()
                        ? Refusal.of(RefusalCode.MISSING_VALUE, "须附证明材料：" + condition.label())
                        : Refusal.of(
                                RefusalCode.CONDITION_NOT_MET, "不符合：" + condition.label() + "。" + answer.finding());
        return Optional.of(why.under(condition.clause()).at("conditions." + condition.name(), null));
    }

    /** The conduct ended within the year where no result is published yet, otherwise before the decision (I-22). */
    private static Optional<Refusal> ended(RepairFacts facts, @Nullable LocalDate endedOn) {
        Clause clause = Condition.ENDED.clause().as(Interpretation.I_22);
        if (endedOn == null) {
            return Optional.of(Refusal.of(RefusalCode.MISSING_VALUE, "须写明行为终止之日")
                    .under(clause)
                    .at("endedOn", null));
        }
        LocalDate ofYear = new EvaluationYear(facts.year()).lastDay();
        LocalDate last = facts.stage() == RepairStage.BEFORE_PUBLICATION && ofYear.isBefore(facts.today())
                ? ofYear
                : facts.today();
        return endedOn.isAfter(last)
                ? Optional.of(Refusal.of(RefusalCode.CONDITION_NOT_MET, "行为应在" + last + "（含）前终止")
                        .under(clause)
                        .at("endedOn", endedOn.toString()))
                : Optional.empty();
    }

    /**
     * What a valid record tells of the conduct behind it.
     *
     * @param number null where whoever asks does not see the record
     * @param on day of the conduct; where it is not known, that on which it was found
     */
    public record Conduct(@Nullable String number, @Nullable String indicator, LocalDate on) {

        /** The record as it is named to whoever asks. */
        String named() {
            return number == null ? "其他单位产生的信用信息" : "信用信息" + number;
        }
    }

    /**
     * What tells that the conduct of a record happened again, or empty when it did not: the same indicator, by
     * conduct after the day on which that of the record had ended (I-22). Until today, since a repair comes before the
     * announcement, or is decided today.
     */
    public static Optional<Conduct> repetition(
            CreditRecord of, Collection<Conduct> others, LocalDate endedOn, LocalDate today) {
        return others.stream()
                .filter(other -> !of.number().equals(other.number()))
                .filter(other -> of.indicator() != null && of.indicator().equals(other.indicator()))
                .filter(other -> other.on().isAfter(endedOn) && !other.on().isAfter(today))
                .min(Comparator.comparing(Conduct::named));
    }

    /** Why who confirmed for the producer, or entered what it says, does not grant the repair: both lines alike. */
    public static Refusal sameOfficer(Clause decision) {
        return Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "产生信息的单位的确认或者认定由您办理，同意修复须由另一名工作人员决定")
                .under(decision);
    }
}
