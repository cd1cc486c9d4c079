package io.ecocredit.regulation.text;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value of the law by its name. What it is, from when it holds and where it stands is said by {@code law/rule-book.csv},
 * a row for each time that it has been changed; a name without a row, and a row without a name, stop the start.
 *
 * @param <T> how the value is given to those who apply it
 */
public final class Rule<T> {

    private static final Map<String, Rule<?>> BY_NAME = new LinkedHashMap<>();

    /** What this state of the law is called; stored with each result, so that it can be replayed under it. */
    public static final Rule<String> VERSION = ofYear("VERSION", Measure.NAME);

    /** The version of annexes 1 and 2 and article 18 as data, {@code law/catalogue-….csv}. */
    public static final Rule<String> CATALOGUE = ofYear("CATALOGUE", Measure.NAME);

    /** Points that an institution starts from (A16.1). */
    public static final Rule<BigDecimal> FIRST_BASELINE = ofYear("FIRST_BASELINE", Measure.POINTS);

    /** Scores under it are 环境信用警示 (A16.2); the number itself is not (I-7). */
    public static final Rule<BigDecimal> WARNING_BELOW = ofYear("WARNING_BELOW", Measure.POINTS);

    /** Scores under it are 环境信用不良 (A16.2); the number itself is not (I-7). */
    public static final Rule<BigDecimal> BAD_BELOW = ofYear("BAD_BELOW", Measure.POINTS);

    /** Distinct practitioners on record that bring the staff deduction (annex 1, row 15). */
    public static final Rule<Integer> STAFF_THRESHOLD = ofYear("STAFF_THRESHOLD", Measure.COUNT);

    /** Different departments that make a dishonest individual (A17). */
    public static final Rule<Integer> PRACTITIONER_THRESHOLD = ofYear("PRACTITIONER_THRESHOLD", Measure.COUNT);

    /** Hints on one institution that bring a co-investigation notice (A30), on the day of the hint. */
    public static final Rule<Integer> HINT_THRESHOLD = ofDay("HINT_THRESHOLD", Measure.COUNT);

    /** Longest time that a past adverse result is shown (I-24), on the day on which it is. */
    public static final Rule<LegalPeriod> PUBLIC_YEARS = ofDay("PUBLIC_YEARS", Measure.PERIOD);

    /** Time without a new record before a dishonest individual can be repaired (A28), on the day of the question. */
    public static final Rule<LegalPeriod> PRACTITIONER_REPAIR_YEARS =
            ofDay("PRACTITIONER_REPAIR_YEARS", Measure.PERIOD);

    /** Whether merit under article 29 replaces that time too; it does not (I-26). */
    public static final Rule<Boolean> MERIT_SPARES_THE_YEAR = ofDay("MERIT_SPARES_THE_YEAR", Measure.CHOICE);

    /** For filing, from the notice (A23). */
    public static final Rule<Integer> FILING_PERIOD = ofYear("FILING_PERIOD", Measure.WORKING_DAYS);

    /** For an objection, from the notice of the proposal (A20.2). */
    public static final Rule<Integer> OBJECTION_PERIOD = ofYear("OBJECTION_PERIOD", Measure.WORKING_DAYS);

    /** For which proposed results are shown (A20.3). */
    public static final Rule<Integer> PUBLIC_NOTICE_PERIOD = ofYear("PUBLIC_NOTICE_PERIOD", Measure.WORKING_DAYS);

    /** For deciding a repair (A26.3), on the day of its application. */
    public static final Rule<Integer> REPAIR_DECISION_PERIOD = ofDay("REPAIR_DECISION_PERIOD", Measure.WORKING_DAYS);

    /** By when the participants are listed and told (A20.1). */
    public static final Rule<MonthDay> PARTICIPANT_LIST_DATE = ofYear("PARTICIPANT_LIST_DATE", Measure.DATE);

    /** By when the public notice opens (A20.3, I-28). */
    public static final Rule<MonthDay> PUBLIC_NOTICE_DATE = ofYear("PUBLIC_NOTICE_DATE", Measure.DATE);

    /** By when leagues submit (A20.4). */
    public static final Rule<MonthDay> SUBMISSION_DATE = ofYear("SUBMISSION_DATE", Measure.DATE);

    /** By when results are published (A20.6). */
    public static final Rule<MonthDay> PUBLICATION_DATE = ofYear("PUBLICATION_DATE", Measure.DATE);

    /** By when leagues are told of practitioners' results (A21.4). */
    public static final Rule<MonthDay> PRACTITIONER_DATE = ofYear("PRACTITIONER_DATE", Measure.DATE);

    /** For reconsideration of a decision, on the day of the decision. */
    public static final Rule<LegalPeriod> RECONSIDERATION_PERIOD = ofDay("RECONSIDERATION_PERIOD", Measure.PERIOD);

    /** For an action against a decision, on the day of the decision. */
    public static final Rule<LegalPeriod> LITIGATION_PERIOD = ofDay("LITIGATION_PERIOD", Measure.PERIOD);

    private final String name;
    private final Dating dating;
    private final Measure<T> measure;

    private Rule(String name, Dating dating, Measure<T> measure) {
        this.name = name;
        this.dating = dating;
        this.measure = measure;
    }

    private static <T> Rule<T> ofYear(String name, Measure<T> measure) {
        return register(new Rule<>(name, Dating.EVALUATION_YEAR, measure));
    }

    private static <T> Rule<T> ofDay(String name, Measure<T> measure) {
        return register(new Rule<>(name, Dating.DAY, measure));
    }

    private static <T> Rule<T> register(Rule<T> rule) {
        if (BY_NAME.put(rule.name, rule) != null) {
            throw new IllegalStateException("two values of the law are named " + rule.name);
        }
        return rule;
    }

    /** Every value of the law, in the order above. */
    public static Collection<Rule<?>> all() {
        return Collections.unmodifiableCollection(BY_NAME.values());
    }

    /** @throws IllegalArgumentException when no value has the name */
    static Rule<?> named(String name) {
        Rule<?> rule = BY_NAME.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("no value of the law has this name");
        }
        return rule;
    }

    public String name() {
        return name;
    }

    /** By what it is decided which of its values holds. */
    public Dating dating() {
        return dating;
    }

    Measure<T> measure() {
        return measure;
    }

    @Override
    public String toString() {
        return name;
    }
}
