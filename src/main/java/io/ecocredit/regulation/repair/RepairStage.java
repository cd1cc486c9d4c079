package io.ecocredit.regulation.repair;

import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import org.jspecify.annotations.Nullable;

/** How far a result has come, on which it depends who ends the effect of a record that weighs on it, and how. */
@Cites(
        value = Article.A22,
        provisions = {Provision.A26_PARAGRAPH_1, Provision.A26_PARAGRAPH_2, Provision.A26_PARAGRAPH_3})
public enum RepairStage {
    BEFORE_NOTICE("公示前：经确认整改即止", Clause.of(Article.A22)),
    BEFORE_PUBLICATION("公示之日起至公开前：书面承诺，经产生单位确认", Clause.of(Provision.A26_PARAGRAPH_2)),
    AFTER_PUBLICATION("公开后：经产生单位确认，由盟市决定", Clause.of(Provision.A26_PARAGRAPH_3));

    private final String label;
    private final Clause clause;

    RepairStage(String label, Clause clause) {
        this.label = label;
        this.clause = clause;
    }

    public String label() {
        return label;
    }

    public Clause clause() {
        return clause;
    }

    /**
     * @param step of the case of a year; null while there is none
     * @param shown whether it was ever on public notice: from its first day on, also when it is proposed anew (I-30)
     * @param published whether a result of that year was ever made public
     */
    public static RepairStage of(@Nullable Step step, boolean shown, boolean published) {
        if (published) {
            return AFTER_PUBLICATION;
        }
        RepairStage reached = of(step);
        return shown && reached == BEFORE_NOTICE ? BEFORE_PUBLICATION : reached;
    }

    private static RepairStage of(@Nullable Step step) {
        return switch (step) {
            case null -> BEFORE_NOTICE;
            case ON_NOTICE, DETERMINED, SUBMITTED, ACCEPTED, RETURNED -> BEFORE_PUBLICATION;
            case PUBLISHED, CONCLUDED, LETTER_SENT -> AFTER_PUBLICATION;
            case LISTED, REMOVED, NOTIFIED, FILED, PROPOSED, OBJECTED, OBJECTION_DECIDED, CONFIRMED -> BEFORE_NOTICE;
        };
    }
}
