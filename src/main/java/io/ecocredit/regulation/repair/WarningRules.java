package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** When a warning may be issued, how it stands, and what may be done about it then. */
@Cites(value = Article.A25, provisions = Provision.A24_PARAGRAPH_2, settles = Interpretation.I_21)
public final class WarningRules {

    private static final Clause CLAUSE = Clause.of(Article.A25);

    private WarningRules() {}

    /** How a warning stands on a day. */
    public enum State {
        RUNNING("整改期限内"),
        REPORTED("已报告整改，待确认"),
        CONFIRMED("整改已确认，预警结束"),
        LAPSED("逾期未完成有效整改");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What is done about a warning that was issued. */
    public enum Move {
        REPORT("report", "报告整改", State.RUNNING),
        CONFIRM("confirmation", "确认整改", State.REPORTED),
        REFUSE("refusal", "不予确认", State.REPORTED);

        private final String noun;
        private final String label;
        private final State when;

        Move(String noun, String label, State when) {
            this.noun = noun;
            this.label = label;
            this.when = when;
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

        public boolean isPossible(State state) {
            return state == when;
        }
    }

    /** Why a record cannot be warned of, or empty when it can (I-21). */
    public static Optional<Refusal> ofRecord(Category category, Effect.Terms terms) {
        if (category != Category.GENERAL) {
            return Optional.of(notPossible("只能对一般失信信息预警"));
        }
        if (terms.countsOnlyWhenFinal()) {
            return Optional.of(notPossible("不能对已作出的行政处罚预警"));
        }
        return terms.canBeSpared() ? Optional.empty() : Optional.of(notPossible("认定结果为环境信用不良的信息不因预警免除，不能预警"));
    }

    /**
     * Why a warning cannot have a limit, or empty when it can (I-21).
     *
     * @param producedOn the record's own day, which decides its year
     */
    public static Optional<Refusal> ofLimit(LocalDate producedOn, LocalDate limitOn) {
        if (limitOn.getYear() != producedOn.getYear()) {
            return Optional.of(notPossible("时限应在该信息所属年度（" + producedOn.getYear() + "）内"));
        }
        return limitOn.isBefore(producedOn) ? Optional.of(notPossible("时限不能早于信息产生之日" + producedOn)) : Optional.empty();
    }

    private static Refusal notPossible(String detail) {
        return Refusal.of(RefusalCode.WARNING_NOT_POSSIBLE, detail).under(Clause.of(Interpretation.I_21));
    }

    /** @param today in Asia/Shanghai; the limit's own day is within it */
    public static State state(Warning warning, LocalDate today) {
        if (warning.isSparing()) {
            return warning.confirmedOn() == null ? State.REPORTED : State.CONFIRMED;
        }
        return today.isAfter(warning.limitOn()) ? State.LAPSED : State.RUNNING;
    }

    /** Why something cannot be done about a warning on a day, or empty when it can. */
    public static Optional<Refusal> refusal(Warning warning, Move move, LocalDate today) {
        State state = state(warning, today);
        if (move.isPossible(state)) {
            return Optional.empty();
        }
        if (move == Move.REPORT && state == State.LAPSED) {
            return Optional.of(Refusal.of(RefusalCode.PERIOD_OVER, "预警时限已于" + warning.limitOn() + "届满，此后整改的应申请信用修复")
                    .under(CLAUSE));
        }
        return Optional.of(
                Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该预警现为“" + state.label() + "”，不能“" + move.label() + "”")
                        .under(CLAUSE));
    }
}
