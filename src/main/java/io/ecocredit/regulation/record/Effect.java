package io.ecocredit.regulation.record;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When a record of dishonesty weighs on its subject, and if never, why. */
@Cites(
        value = {Article.A22, Article.A25},
        provisions = Provision.A13_ITEM_1,
        settles = {Interpretation.I_5, Interpretation.I_6, Interpretation.I_21, Interpretation.I_25})
public sealed interface Effect {

    /**
     * The record weighs from {@code from} until the day before {@code until}.
     *
     * @param year the year of the record's own day, which a warning does not move (A25)
     * @param until null while nothing has ended it
     * @param standing says on which days between it is suspended
     */
    record InForce(
            EvaluationYear year, LocalDate from, @Nullable LocalDate until, RecordStanding standing) implements Effect {
        public boolean isSuspendedOn(LocalDate day) {
            return standing.isSuspendedOn(day);
        }

        public boolean hasEndedBy(LocalDate day) {
            return until != null && !until.isAfter(day);
        }
    }

    /** The record does not weigh, for now or for good. */
    record None(Reason reason) implements Effect {}

    /** Why a record of dishonesty does not weigh. */
    enum Reason {
        WITHDRAWN("已由录入机关撤回，视为从未计分", Clause.of(Interpretation.I_25)),
        QUASHED("已被依法撤销，视为从未计分", Clause.of(Interpretation.I_25)),
        PENALTY_NOT_FINAL("行政处罚尚未确定", Clause.of(Provision.A13_ITEM_1)),
        SPARED_BY_WARNING("已在预警时限内整改并经确认，不予扣分", Clause.of(Article.A25)),
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

    /**
     * The effect of a record.
     *
     * @param countsOnlyWhenFinal whether the record's indicator is a penalty, which waits for its finality (A13.1)
     */
    static Effect of(RecordFile file, boolean countsOnlyWhenFinal) {
        CreditRecord fact = file.fact();
        RecordStanding standing = file.standing();
        if (standing.isStruckOut()) {
            return new None(standing.state() == RecordStanding.State.WITHDRAWN ? Reason.WITHDRAWN : Reason.QUASHED);
        }
        if (countsOnlyWhenFinal && fact.finalOn() == null) {
            return new None(Reason.PENALTY_NOT_FINAL);
        }
        LocalDate ownDay = ownDay(fact, countsOnlyWhenFinal);
        Warning warning = file.warning();
        if (warning != null && warning.isSparing()) {
            return new None(warning.confirmedOn() == null ? Reason.AWAITING_CONFIRMATION : Reason.SPARED_BY_WARNING);
        }
        LocalDate from = warning == null ? ownDay : later(ownDay, warning.over());
        LocalDate until = file.rectifiedOn();
        if (until != null && !until.isAfter(from)) {
            return new None(Reason.RECTIFIED_BEFORE_EFFECT);
        }
        return new InForce(EvaluationYear.of(ownDay), from, until, standing);
    }

    private static LocalDate ownDay(CreditRecord fact, boolean countsOnlyWhenFinal) {
        LocalDate finalOn = fact.finalOn();
        return countsOnlyWhenFinal && finalOn != null ? later(fact.producedOn(), finalOn) : fact.producedOn();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
