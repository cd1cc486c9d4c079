package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** 评价年度机构内3名及以上工作人员出现不良信用记录 (附件1第15项): when so many people of one institution were on record. */
@Cites(provisions = Provision.A16_PARAGRAPH_1, settles = Interpretation.I_12)
public final class StaffRule {

    /**
     * A practitioner's record made while employed by the institution.
     *
     * @param rectifiedOn the day its rectification was confirmed; on that day it no longer counts
     */
    public record StaffRecord(
            String person, LocalDate producedOn, @Nullable LocalDate rectifiedOn) {
        boolean isInForceOn(LocalDate day) {
            return !day.isBefore(producedOn) && (rectifiedOn == null || day.isBefore(rectifiedOn));
        }
    }

    private StaffRule() {}

    /** How many of one institution were on record when: every year in which its staff has records, in order, without a gap. */
    public static List<StaffCount> counts(Collection<StaffRecord> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> EvaluationYear.of(record.producedOn()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(year -> countsOf(year.getKey(), year.getValue()).stream())
                .toList();
    }

    private static List<StaffCount> countsOf(EvaluationYear year, List<StaffRecord> records) {
        Stream<@Nullable LocalDate> days =
                records.stream().flatMap(record -> Stream.of(record.producedOn(), record.rectifiedOn()));
        TreeSet<LocalDate> changes = days.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        return changes.stream()
                .map(day -> new StaffCount(year, day, changes.higher(day), peopleOn(day, records)))
                .toList();
    }

    /** Whether so many people of one institution, on record at once, cost it points in a year. */
    public static boolean isReached(int people, EvaluationYear year) {
        return people > 0 && people >= RuleBook.of(year.value()).get(Rule.STAFF_THRESHOLD);
    }

    /**
     * When enough of them were on record.
     *
     * @param counts as {@link #counts} gives them
     * @param rules of the year that is rated, which say how many it takes for records of earlier years too
     */
    static List<StaffPeriod> periods(Collection<StaffCount> counts, RuleBook rules) {
        return counts.stream()
                .collect(Collectors.groupingBy(
                        count -> Optional.ofNullable(count.inherited()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(staff -> periodsOf(staff.getValue(), rules).stream()
                        .flatMap(period -> staff.getKey()
                                .map(inherited -> period.takenOver(inherited).stream())
                                .orElseGet(() -> Stream.of(period))))
                .toList();
    }

    private static List<StaffPeriod> periodsOf(List<StaffCount> counts, RuleBook rules) {
        int threshold = rules.get(Rule.STAFF_THRESHOLD);
        List<StaffPeriod> periods = new ArrayList<>();
        StaffPeriod before = null;
        for (StaffCount count : counts) {
            before = count.people() < threshold ? null : period(count, before);
            if (before != null) {
                periods.add(before);
            }
        }
        return periods;
    }

    /** @param before the period of the count just before; null when that was not enough */
    private static StaffPeriod period(StaffCount count, @Nullable StaffPeriod before) {
        LocalDate since = before != null && before.year().equals(count.year()) ? before.since() : count.from();
        return new StaffPeriod(count.year(), since, count.from(), count.until(), count.people());
    }

    private static int peopleOn(LocalDate day, List<StaffRecord> records) {
        return Math.toIntExact(records.stream()
                .filter(record -> record.isInForceOn(day))
                .map(StaffRecord::person)
                .distinct()
                .count());
    }
}
