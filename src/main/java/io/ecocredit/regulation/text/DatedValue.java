package io.ecocredit.regulation.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says for some time: a row of {@code law/rule-book.csv}.
 *
 * @param label what the value is of, in Chinese
 * @param written the value as the row has it
 * @param from first day on which it holds; the first of an evaluation year for what goes by years
 * @param until last day on which it holds, null while nothing has taken its place
 * @param clause where it stands
 */
public record DatedValue<T>(
        Rule<T> rule,
        String label,
        T value,
        String written,
        Unit unit,
        LocalDate from,
        @Nullable LocalDate until,
        Clause clause) {

    static final Comparator<DatedValue<?>> IN_TIME = Comparator.comparing(DatedValue::from);

    public DatedValue {
        if (label.isBlank()) {
            throw new IllegalArgumentException("it has no label");
        }
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("it ends before it begins");
        }
    }

    /**
     * A row by the names of its columns.
     *
     * @throws IllegalStateException with the row and what is wrong in it
     */
    static DatedValue<?> of(Map<String, String> row) {
        try {
            return of(Rule.named(field(row, "name")), row);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalStateException(
                    "rule-book.csv, " + row.get("name") + " from " + row.get("from") + ": " + wrong.getMessage(),
                    wrong);
        }
    }

    private static <T> DatedValue<T> of(Rule<T> rule, Map<String, String> row) {
        Unit unit = Unit.labelled(field(row, "unit"));
        String written = field(row, "value");
        String until = field(row, "until");
        return new DatedValue<>(
                rule,
                field(row, "label"),
                rule.measure().read(written, unit),
                written,
                unit,
                rule.dating().first(field(row, "from")),
                until.isEmpty() ? null : rule.dating().last(until),
                clause(row));
    }

    private static Clause clause(Map<String, String> row) {
        Clause clause = Clause.of(Place.of(LegalText.titled(field(row, "document")), field(row, "place")));
        String reading = field(row, "reading");
        return reading.isEmpty() ? clause : clause.as(Interpretation.identified(reading));
    }

    private static String field(Map<String, String> row, String column) {
        String field = row.get(column);
        if (field == null) {
            throw new IllegalArgumentException("the file has no column " + column);
        }
        return field;
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** The value with its unit as people read it, such as 20个工作日, 次年3月15日 or 是. */
    public String inChinese() {
        return value instanceof MonthDay date
                ? unit.label() + date.getMonthValue() + "月" + date.getDayOfMonth() + "日"
                : written + unit.label();
    }
}
