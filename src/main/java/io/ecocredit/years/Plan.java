package io.ecocredit.years;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dates by which the region wants the steps of a year done: the measure's, or earlier ones (A20).
 *
 * @param dates one for every step, inclusive
 */
@Cites(
        value = {Article.A20, Article.A21},
        provisions = Provision.A7_PARAGRAPH_2)
record Plan(Map<FixedDate, LocalDate> dates) {

    private static final List<FixedDate> IN_ORDER = List.of(
            FixedDate.PARTICIPANT_LIST, FixedDate.PUBLIC_NOTICE_OPENS, FixedDate.SUBMISSION, FixedDate.PUBLICATION);

    /**
     * The measure's dates, with those that the region sets in their place.
     *
     * @throws RefusalException 400 naming every date that is later than the measure's, before the year's end, or out of order
     */
    static Plan of(EvaluationYear year, @Nullable Map<FixedDate, @Nullable LocalDate> wanted) {
        Map<FixedDate, LocalDate> latest = year.procedureDates();
        Map<FixedDate, LocalDate> dates = new EnumMap<>(latest);
        List<Refusal> faults = new ArrayList<>();
        if (wanted != null) {
            wanted.forEach((step, date) -> {
                LocalDate last = latest.get(step);
                if (date == null || last == null) {
                    faults.add(refusal(year, step, date, "须为日期"));
                } else if (date.isAfter(last)) {
                    faults.add(refusal(year, step, date, "可以提前，不得晚于" + last));
                } else if (!date.isAfter(year.lastDay())) {
                    faults.add(refusal(year, step, date, "应在" + year.lastDay() + "之后"));
                } else {
                    dates.put(step, date);
                }
            });
        }
        for (int step = 1; step < IN_ORDER.size(); step++) {
            LocalDate before = dates.get(IN_ORDER.get(step - 1));
            LocalDate after = dates.get(IN_ORDER.get(step));
            if (before != null && after != null && !after.isAfter(before)) {
                faults.add(refusal(
                        year,
                        IN_ORDER.get(step),
                        after,
                        "应晚于“" + IN_ORDER.get(step - 1).label() + "”的" + before));
            }
        }
        Refusal.requireNone(faults);
        return new Plan(dates);
    }

    /**
     * A year is planned once: those who were told its days rely on them.
     *
     * @param kept the plan that the year has
     * @throws RefusalException 409 naming each date that would be another
     */
    void requireSame(EvaluationYear year, List<PlannedStep> kept) {
        List<Refusal> others = kept.stream()
                .filter(step -> !step.by().equals(dates.get(step.step())))
                .map(step -> Refusal.of(
                                RefusalCode.YEAR_ALREADY_PLANNED,
                                step.label() + "：已安排为" + step.by() + "，不能改为" + dates.get(step.step()))
                        .under(step.step().clause(year.rules()))
                        .at("dates." + step.step(), String.valueOf(dates.get(step.step()))))
                .toList();
        Refusal.requireNone(others);
    }

    private static Refusal refusal(EvaluationYear year, FixedDate step, @Nullable LocalDate date, String detail) {
        return Refusal.of(RefusalCode.IMPOSSIBLE_DATE, step.label() + "：" + detail)
                .under(step.clause(year.rules()))
                .at("dates." + step, date == null ? null : date.toString());
    }
}
