package io.ecocredit.regulation.text;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every value that each rule has had and is known to get, without overlap or gap. What is wrong in it is found when it is
 * made, at the start.
 */
public final class RuleHistory {

    private final Map<Rule<?>, List<DatedValue<?>>> values;
    private final LocalDate beginning;
    private final NavigableMap<LocalDate, RuleBook> years;
    private final NavigableMap<LocalDate, RuleBook> days;

    private RuleHistory(Map<Rule<?>, List<DatedValue<?>>> values) {
        this.values = values;
        beginning = ofRule(Rule.VERSION).get(0).from();
        values.values().forEach(ofRule -> requireUnbroken(ofRule, beginning));
        requireVersions();
        years = booksOf(values.keySet().stream()
                .filter(rule -> rule.dating() == Dating.EVALUATION_YEAR)
                .toList());
        days = booksOf(values.keySet());
    }

    /**
     * The history that rows tell.
     *
     * @throws IllegalStateException naming the row, when one is missing, misspelt, of another kind, or does not begin on
     *     the day after the one before it ends
     */
    public static RuleHistory of(Collection<Map<String, String>> rows) {
        Map<Rule<?>, List<DatedValue<?>>> values = rows.stream()
                .map(DatedValue::of)
                .sorted(DatedValue.IN_TIME)
                .collect(Collectors.groupingBy(DatedValue::rule, LinkedHashMap::new, Collectors.toList()));
        Map<Rule<?>, List<DatedValue<?>>> inOrder = new LinkedHashMap<>();
        for (Rule<?> rule : Rule.all()) {
            List<DatedValue<?>> ofRule = values.get(rule);
            if (ofRule == null) {
                throw new IllegalStateException("rule-book.csv has no row " + rule.name());
            }
            inOrder.put(rule, List.copyOf(ofRule));
        }
        return new RuleHistory(inOrder);
    }

    /** The history that the program ships; it is the law, and so one and the same for everybody. */
    public static RuleHistory shipped() {
        return Shipped.HISTORY;
    }

    /**
     * The values that govern an evaluation year.
     *
     * @throws RefusalException when the year is before the measure
     */
    public RuleBook of(int evaluationYear) {
        return book(years, LocalDate.of(evaluationYear, 1, 1));
    }

    /**
     * The values that hold on a day: those of its evaluation year, and those that go by days.
     *
     * @throws RefusalException when the day is before the measure
     */
    public RuleBook at(LocalDate day) {
        return book(days, day);
    }

    /** Whether the measure applies on a day at all. */
    public boolean applies(LocalDate day) {
        return !day.isBefore(beginning);
    }

    /** Every value of a rule in the order of time. */
    public List<DatedValue<?>> ofRule(Rule<?> rule) {
        return Objects.requireNonNull(values.get(rule));
    }

    /** Every value that takes the place of another, in the order of time. */
    public List<DatedValue<?>> changes() {
        return values.values().stream()
                .flatMap(ofRule -> ofRule.stream().skip(1))
                .sorted(DatedValue.IN_TIME)
                .collect(Collectors.toUnmodifiableList());
    }

    private RuleBook book(NavigableMap<LocalDate, RuleBook> books, LocalDate day) {
        if (!applies(day)) {
            throw Refusal.of(RefusalCode.RULES_NOT_IN_FORCE, "本办法不适用于" + day.getYear() + "年度")
                    .at("year", Integer.toString(day.getYear()))
                    .asException();
        }
        return books.floorEntry(day).getValue();
    }

    /** One book for each day on which any of the rules changes. */
    private NavigableMap<LocalDate, RuleBook> booksOf(Collection<Rule<?>> rules) {
        return rules.stream()
                .flatMap(rule -> ofRule(rule).stream())
                .map(DatedValue::from)
                .map(from -> from.isBefore(beginning) ? beginning : from)
                .distinct()
                .collect(Collectors.toMap(day -> day, day -> bookOn(day, rules), (one, other) -> one, TreeMap::new));
    }

    private RuleBook bookOn(LocalDate day, Collection<Rule<?>> rules) {
        return new RuleBook(rules.stream()
                .map(rule -> ofRule(rule).stream()
                        .filter(value -> value.holds(day))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toMap(DatedValue::rule, value -> value, (one, other) -> one, LinkedHashMap::new)));
    }

    private static void requireUnbroken(List<DatedValue<?>> values, LocalDate beginning) {
        if (values.get(0).from().isAfter(beginning)) {
            throw fault(values.get(0), "nothing holds from " + beginning + " until then");
        }
        DatedValue<?> before = null;
        for (DatedValue<?> value : values) {
            if (before != null) {
                requireNext(before, value);
            }
            before = value;
        }
        if (values.get(values.size() - 1).until() != null) {
            throw fault(
                    values.get(values.size() - 1),
                    "nothing holds after " + values.get(values.size() - 1).until());
        }
    }

    private static void requireNext(DatedValue<?> before, DatedValue<?> value) {
        LocalDate until = before.until();
        if (until == null || !until.isBefore(value.from())) {
            throw fault(value, "it overlaps the one from " + before.from());
        }
        if (!until.plusDays(1).equals(value.from())) {
            throw fault(value, "nothing holds after " + until + " until then");
        }
    }

    /** Results store the version, so what decides results does not change without one. */
    private void requireVersions() {
        List<LocalDate> named =
                ofRule(Rule.VERSION).stream().map(DatedValue::from).toList();
        values.keySet().stream()
                .filter(rule -> rule.dating() == Dating.EVALUATION_YEAR)
                .flatMap(rule -> ofRule(rule).stream())
                .filter(value -> value.from().isAfter(beginning) && !named.contains(value.from()))
                .findFirst()
                .ifPresent(value -> {
                    throw fault(value, "no row VERSION begins with it");
                });
    }

    private static IllegalStateException fault(DatedValue<?> value, String what) {
        return new IllegalStateException(
                "rule-book.csv, " + value.rule().name() + " from " + value.from() + ": " + what);
    }

    /** Read when it is first asked for, and at the start. */
    private static final class Shipped {
        private static final RuleHistory HISTORY =
                of(ServiceLoader.load(RuleSource.class, RuleSource.class.getClassLoader())
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nobody gives the rows of rule-book.csv"))
                        .rows());
    }
}
