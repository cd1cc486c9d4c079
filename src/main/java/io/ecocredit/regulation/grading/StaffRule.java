package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.time.EvaluationYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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

    /** The periods of one institution, in order, for every year in which its staff has records. */
    public static List<StaffPeriod> periods(Collection<StaffRecord> records) {
        return records.stream()
                .collect(Collectors.groupingBy(
                        record -> EvaluationYear.of(record.producedOn()), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(year -> periodsOf(year.getKey(), year.getValue()).stream())
                .toList();
    }

    private static List<StaffPeriod> periodsOf(EvaluationYear year, List<StaffRecord> records) {
        int threshold = year.rules().get(Rule.STAFF_THRESHOLD);
        Stream<@Nullable LocalDate> days =
                records.stream().flatMap(record -> Stream.of(record.producedOn(), record.rectifiedOn()));
        TreeSet<LocalDate> changes = days.filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        List<StaffPeriod> periods = new ArrayList<>();
        LocalDate since = null;
        for (LocalDate day : changes) {
            int people = peopleOn(day, records);
            if (people < threshold) {
                since = null;
                continue;
            }
            since = since == null ? day : since;
            periods.add(new StaffPeriod(year, since, day, changes.higher(day), people));
        }
        return periods;
    }

    private static int peopleOn(LocalDate day, List<StaffRecord> records) {
        return Math.toIntExact(records.stream()
                .filter(record -> record.isInForceOn(day))
                .map(StaffRecord::person)
                .distinct()
                .count());
    }
}
