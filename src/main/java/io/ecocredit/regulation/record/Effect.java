package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a record of dishonesty weighs on its subject, and if never, why. */
@Cites(
        value = {Article.A22, Article.A25},
        provisions = Provision.A13_ITEM_1,
        settles = {Interpretation.I_5, Interpretation.I_6, Interpretation.I_21, Interpretation.I_25})
public sealed interface Effect {

    /**
     * How the record's indicator lets it take effect.
     *
     * @param countsOnlyWhenFinal whether it is a penalty, which waits for its finality (A13.1)
     * @param canBeSpared whether a warning on it spares: of a general record that costs points and is no penalty (I-21)
     */
    record Terms(boolean countsOnlyWhenFinal, boolean canBeSpared) {}

    /**
     * The record weighs from {@code from} until the day before {@code until}, but for the time of its warning.
     *
     * @param year the year of the record's own day, which a warning does not move (A25)
     * @param until null while nothing has ended it
     * @param warning that keeps it from weighing from its own day on; null where none can
     * @param standing says on which days between it is suspended
     */
    record InForce(
            EvaluationYear year,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable Warning warning,
            RecordStanding standing)
            implements Effect {
        public boolean isSuspendedOn(LocalDate day) {
            return standing.isSuspendedOn(day);
        }

        public boolean hasEndedBy(LocalDate day) {
            return until != null && !until.isAfter(day);
        }

        /** The first day of the time in which it weighs on a day: its own, or that on which its warning was over. */
        public LocalDate since(LocalDate day) {
            return warning != null && !warning.isSparing() && !day.isBefore(warning.over())
                    ? later(from, warning.over())
                    : from;
        }

        /** Why its warning keeps it from weighing on a day; empty when it does not. */
        public Optional<Reason> warnedOn(LocalDate day) {
            return warning != null && warning.keepsFromWeighingOn(day)
                    ? Optional.of(reason(warning))
                    : Optional.empty();
        }

        /** Whether it was put right within the limit of its warning and that was confirmed: it never weighs again (A25). */
        public boolean isSpared() {
            return warning != null && warning.isSparing() && warning.confirmedOn() != null;
        }

        private static Reason reason(Warning warning) {
            if (!warning.isSparing()) {
                return Reason.UNDER_WARNING;
            }
            if (warning.confirmedOn() == null) {
                return Reason.AWAITING_CONFIRMATION;
            }
            return warning.conduct() == null ? Reason.SPARED_BY_WARNING : Reason.SPARED_BEFOREHAND;
        }
    }

    /** The record does not weigh, for now or for good. */
    record None(Reason reason) implements Effect {}

    /** Why a record of dishonesty does not weigh. */
    enum Reason {
        WITHDRAWN("已由录入机关撤回，视为从未计分", Clause.of(Interpretation.I_25)),
        QUASHED("已被依法撤销，视为从未计分", Clause.of(Interpretation.I_25)),
        PENALTY_NOT_FINAL("行政处罚尚未确定", Clause.of(Provision.A13_ITEM_1)),
        UNDER_WARNING("预警整改期限内，暂不扣分", Clause.of(Article.A25)),
        SPARED_BY_WARNING("已在预警时限内整改并经确认，不予扣分", Clause.of(Article.A25)),
        SPARED_BEFOREHAND("有信用信息之前已预警，在时限内整改并经确认，不予扣分", Clause.of(Provision.A24_PARAGRAPH_2)),
        AWAITING_CONFIRMATION("已在预警时限内报告整改，待确认，暂不扣分", Clause.of(Article.A25)),
        RECTIFIED_BEFORE_EFFECT("生效前整改已确认", Clause.of(Article.A22));

        private final String label;
        private final Clause clause;

        Reason(String label, Clause clause) {
            this.label = label;
            this.clause = clause;
        }

        public String label() {
            return label;
        }

        public Clause clause() {
            return clause;
        }
    }

    /** The effect of a record. A warning changes nothing before its day, and on a record that it cannot spare never (I-21). */
    static Effect of(RecordFile file, Terms terms) {
        CreditRecord fact = file.fact();
        RecordStanding standing = file.standing();
        if (standing.isStruckOut()) {
            return new None(standing.state() == RecordStanding.State.WITHDRAWN ? Reason.WITHDRAWN : Reason.QUASHED);
        }
        Optional<LocalDate> ownDay = day(fact, terms);
        if (ownDay.isEmpty()) {
            return new None(Reason.PENALTY_NOT_FINAL);
        }
        Inheritance inherited = fact.inherited();
        LocalDate from = inherited == null ? ownDay.get() : inherited.from(ownDay.get());
        LocalDate until = file.rectifiedOn();
        if (until != null && !until.isAfter(from)) {
            return new None(Reason.RECTIFIED_BEFORE_EFFECT);
        }
        return new InForce(
                EvaluationYear.of(ownDay.get()), from, until, terms.canBeSpared() ? file.warning() : null, standing);
    }

    /** The record's own day, on which it takes effect (I-6); empty for a penalty that is not final. */
    static Optional<LocalDate> day(CreditRecord fact, Terms terms) {
        return terms.countsOnlyWhenFinal()
                ? Optional.ofNullable(fact.finalOn()).map(finalOn -> later(fact.producedOn(), finalOn))
                : Optional.of(fact.producedOn());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
