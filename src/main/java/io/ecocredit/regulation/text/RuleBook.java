package io.ecocredit.regulation.text;

import static io.ecocredit.regulation.text.Article.A23;
import static io.ecocredit.regulation.text.Article.A30;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The values of the law that are not rows of the catalogue, as they stand for an evaluation year or on a day. What is rated
 * goes by its year, also when the work is done later; what happens on a day goes by that day, since rules may begin in the
 * middle of a year.
 */
@Cites(
        value = {A23, A30},
        provisions = {
            Provision.A16_PARAGRAPH_1,
            Provision.A16_PARAGRAPH_2,
            Provision.A17_PARAGRAPH_3,
            Provision.A20_ITEM_1,
            Provision.A20_ITEM_2,
            Provision.A20_ITEM_3,
            Provision.A20_ITEM_4,
            Provision.A20_ITEM_6,
            Provision.A21_ITEM_1,
            Provision.A21_ITEM_2,
            Provision.A21_ITEM_4,
            Provision.A26_PARAGRAPH_3,
            Provision.A28_PARAGRAPH_1
        },
        settles = {Interpretation.I_7, Interpretation.I_26, Interpretation.I_28})
public final class RuleBook {

    private final Map<Rule<?>, DatedValue<?>> values;

    RuleBook(Map<Rule<?>, DatedValue<?>> values) {
        this.values = values;
    }

    /**
     * The book that governs an evaluation year; it has no rules that go by days.
     *
     * @throws RefusalException when the year is before the measure
     */
    public static RuleBook of(int evaluationYear) {
        return RuleHistory.shipped().of(evaluationYear);
    }

    /**
     * The book of a day: the rules of its evaluation year and those that go by days.
     *
     * @throws RefusalException when the day is before the measure
     */
    public static RuleBook at(LocalDate day) {
        return RuleHistory.shipped().at(day);
    }

    /** Whether the measure applies on a day at all. */
    public static boolean applies(LocalDate day) {
        return RuleHistory.shipped().applies(day);
    }

    /** @throws IllegalArgumentException when the rule goes by days and this is the book of a year */
    public <T> T get(Rule<T> rule) {
        return rule.measure().type().cast(dated(rule).value());
    }

    /** A value with its time and its place in the law; throws as {@link #get} does. */
    public DatedValue<?> dated(Rule<?> rule) {
        DatedValue<?> value = values.get(rule);
        if (value == null) {
            throw new IllegalArgumentException(rule + " goes by days: ask the book of a day");
        }
        return value;
    }

    /** All values, in the order of {@link Rule}. */
    public List<DatedValue<?>> values() {
        return List.copyOf(values.values());
    }

    /** What the state of the law is called, which each result stores. */
    public String version() {
        return get(Rule.VERSION);
    }
}
