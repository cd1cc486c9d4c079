package io.ecocredit.catalogues;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.DatedValue;
import io.ecocredit.regulation.text.Dating;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A value of the law as it is shown.
 *
 * @param value as it is written, {@code 20}, {@code 03-15} or {@code 否}
 * @param shown with its unit, such as 20个工作日
 * @param dating whether it goes by the evaluation year that is rated or by the day on which something happens
 * @param from first day on which it holds
 * @param until last day on which it holds; absent while nothing takes its place
 * @param document the legal text in full
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LawValue(
        String name,
        String label,
        String value,
        String unit,
        String shown,
        Dating dating,
        LocalDate from,
        @Nullable LocalDate until,
        String clause,
        String document) {

    static LawValue of(DatedValue<?> value) {
        Clause clause = value.clause();
        return new LawValue(
                value.rule().name(),
                value.label(),
                value.written(),
                value.unit().label(),
                value.inChinese(),
                value.rule().dating(),
                value.from(),
                value.until(),
                clause.toString(),
                clause.text().title());
    }

    /** From when until when, as people read it. */
    public String time() {
        return until == null ? written(from) + "起" : written(from) + "至" + written(until);
    }

    private String written(LocalDate day) {
        return switch (dating) {
            case EVALUATION_YEAR -> day.getYear() + "年度";
            case DAY -> day.toString();
        };
    }
}
