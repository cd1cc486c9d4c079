package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.repair.YearOfSubject.Filing;
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
import org.jspecify.annotations.Nullable;

/**
 * What is found of how an institution filed (填报认定): a finding of its own by the lead league, with reasons and evidence, told to
 * the institution and open to its objection (I-39).
 */
@Cites(value = Article.A23, provisions = Provision.A26_PARAGRAPH_4, settles = Interpretation.I_39)
public final class FilingRuling {

    private static final Clause CLAUSE = Clause.of(Article.A23).as(Interpretation.I_39);

    private FilingRuling() {}

    /** What is found. */
    public enum Kind {
        GOOD_CAUSE("未按时填报有正当理由"),
        UNTRUTHFUL("未如实填报信用信息");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How a finding stands; it holds until it is lifted. */
    public enum State {
        STATED("已认定"),
        OBJECTED("已提出异议，待审核"),
        CONFIRMED("异议不成立，维持认定"),
        LIFTED("异议成立，撤销认定");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What is done about one that was stated. */
    public enum Move {
        OBJECT("objection", "提出异议", State.STATED),
        DECIDE("decision", "审核异议", State.OBJECTED);

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
    }

    public static Clause clause() {
        return CLAUSE;
    }

    /** Why something cannot be found of a filing, or empty when it can. */
    public static Optional<Refusal> statement(Kind kind, Filing filing, LocalDate today) {
        boolean possible = switch (kind) {
            case GOOD_CAUSE -> filing.isLate(today);
            case UNTRUTHFUL -> filing.on() != null;
        };
        String why = kind == Kind.GOOD_CAUSE ? "该机构未逾期填报，无须认定正当理由" : "该机构尚未填报，无从认定填报不实";
        return possible
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, why).under(CLAUSE));
    }

    /**
     * Why something is not to be done about a finding that stands so, or empty when it is its turn and in time.
     *
     * @param objectionDue last day of a period to object that has run, null where none has
     */
    public static Optional<Refusal> turn(State state, Move move, @Nullable LocalDate objectionDue, LocalDate today) {
        if (state != move.when) {
            return Optional.of(
                    Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该认定现为“" + state.label() + "”，不能“" + move.label() + "”")
                            .under(CLAUSE));
        }
        return move == Move.OBJECT && objectionDue != null && today.isAfter(objectionDue)
                ? Optional.of(Refusal.of(RefusalCode.PERIOD_OVER, "提出异议的期限已于" + objectionDue + "届满")
                        .under(CLAUSE))
                : Optional.empty();
    }

    /** Why who found something of a filing, or decided the objection to it, has no part in a repair that hangs on the filing. */
    public static Refusal sameOfficer() {
        return Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "该机构的填报认定或者对认定的异议由您办理，其信用修复须由另一名工作人员办理")
                .under(CLAUSE);
    }

    /** Why who has a part in a repair that hangs on a filing neither finds anything of it nor decides the objection. */
    public static Refusal sameRepairer() {
        return Refusal.of(RefusalCode.SECOND_OFFICER_NEEDED, "该机构的信用修复由您办理，填报认定及其异议须由另一名工作人员办理")
                .under(CLAUSE);
    }
}
