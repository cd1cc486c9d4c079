package io.ecocredit.regulation.grading;

import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Exclusion;
import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An institution's file as it went: each day on which something of it happened, what that was, and the running score at the
 * end of the day. Between two such days nothing changes.
 *
 * @param entries by day, the first first
 */
@Cites(
        value = {Article.A22, Article.A25},
        provisions = {Provision.A13_ITEM_1, Provision.A16_PARAGRAPH_1},
        settles = {Interpretation.I_4, Interpretation.I_5, Interpretation.I_6})
public record Timeline(List<Entry> entries) {

    /** What can happen. */
    public enum Kind {
        PRODUCED("信用信息产生"),
        BECAME_FINAL("行政处罚确定"),
        WARNED("信用预警"),
        REPORTED("报告整改"),
        CONFIRMED("预警整改确认"),
        REPORT_REFUSED("预警整改未获确认"),
        RECTIFIED("整改确认"),
        AMENDED("信用信息更正"),
        WITHDRAWN("信用信息撤回"),
        REINSTATED("信用信息恢复"),
        SUSPENDED("停止执行"),
        QUASHED("经复议或诉讼撤销"),
        UPHELD("经复议或诉讼维持"),
        BEGAN("开始计入"),
        ENDED("不再计入"),
        EXCLUDED("移出评价范围"),
        RETURNED("回到评价范围"),
        TAKEN_OVER("随承继转入");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One thing that happened.
     *
     * @param record number; null for the staff's records together, and for exclusions
     * @param points taken off from this day, or given back; null where none are concerned
     */
    public record Happening(
            Kind kind, @Nullable String record, @Nullable BigDecimal points, Clause clause) {}

    /**
     * A day.
     *
     * @param on in Asia/Shanghai
     * @param score of the running year at its end; null outside the evaluation (A5.4) and before the measure applies
     */
    public record Entry(
            LocalDate on,
            List<Happening> happenings,
            @Nullable BigDecimal score,
            @Nullable Grade grade) {}

    public Timeline {
        entries = List.copyOf(entries);
    }

    /** @param until last day that is told of, inclusive */
    static Timeline of(File file, Collection<Exclusion> exclusions, InstitutionGrader grader, LocalDate until) {
        List<Entry> entries = new ArrayList<>();
        Map<Weight, SheetLine> before = Map.of();
        for (LocalDate day : days(file, exclusions)) {
            if (day.isAfter(until)) {
                break;
            }
            boolean excluded = exclusions.stream().anyMatch(each -> each.covers(day));
            boolean applies = RuleBook.applies(day);
            ScoreSheet sheet = applies ? grader.rate(file, Question.of(EvaluationYear.of(day), day)) : null;
            Map<Weight, SheetLine> now = sheet == null ? Map.of() : weights(sheet);
            List<Happening> happenings = Stream.of(
                            facts(file, day),
                            exclusionsOn(exclusions, day),
                            began(before, now),
                            ended(before, now, sheet == null ? List.of() : sheet.lines()))
                    .flatMap(each -> each)
                    .toList();
            if (!happenings.isEmpty()) {
                entries.add(new Entry(
                        day,
                        happenings,
                        sheet == null || excluded ? null : sheet.score(),
                        sheet == null || excluded ? null : sheet.grade()));
            }
            before = now;
        }
        return new Timeline(entries);
    }

    /** What makes a line the same on two days. */
    private record Weight(String what, @Nullable EvaluationYear year) {}

    private static Map<Weight, SheetLine> weights(ScoreSheet sheet) {
        Map<Weight, SheetLine> weights = new LinkedHashMap<>();
        for (SheetLine line : sheet.lines()) {
            if (line instanceof SheetLine.Weighing it) {
                CreditRecord fact = it.fact();
                weights.put(fact == null ? new Weight(formerOf(line), it.year()) : new Weight(fact.number(), null), it);
            }
        }
        return weights;
    }

    private static String formerOf(SheetLine line) {
        return line instanceof SheetLine.StaffDeduction staff && staff.former() != null ? staff.former() : "";
    }

    private static Stream<Happening> began(Map<Weight, SheetLine> before, Map<Weight, SheetLine> now) {
        return now.entrySet().stream()
                .filter(each -> !before.containsKey(each.getKey()))
                .map(each ->
                        weighing(Kind.BEGAN, each.getValue(), each.getValue().clause()));
    }

    private static Stream<Happening> ended(
            Map<Weight, SheetLine> before, Map<Weight, SheetLine> now, List<SheetLine> lines) {
        return before.entrySet().stream()
                .filter(each -> !now.containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .map(line -> weighing(Kind.ENDED, line, whyNot(line.fact(), lines)));
    }

    /** The clause by which a record no longer weighs. */
    private static Clause whyNot(@Nullable CreditRecord fact, List<SheetLine> lines) {
        return lines.stream()
                .filter(line -> line instanceof SheetLine.NotCounted && Objects.equals(line.fact(), fact))
                .map(SheetLine::clause)
                .findFirst()
                .orElse(Clause.of(Article.A22));
    }

    private static Happening weighing(Kind kind, SheetLine line, Clause clause) {
        CreditRecord fact = line.fact();
        BigDecimal points = line instanceof SheetLine.DirectRating ? null : line.points();
        return new Happening(kind, fact == null ? null : fact.number(), points, clause);
    }

    private static Stream<Happening> facts(File file, LocalDate day) {
        return file.records().stream()
                .sorted(Comparator.comparing(recorded -> recorded.fact().number()))
                .flatMap(recorded -> facts(recorded)
                        .filter(each -> each.getKey().equals(day))
                        .map(Map.Entry::getValue));
    }

    private static Stream<Map.Entry<LocalDate, Happening>> facts(RecordFile recorded) {
        CreditRecord fact = recorded.fact();
        Warning warning = recorded.warning();
        Inheritance inherited = fact.inherited();
        return Stream.of(
                        on(fact.producedOn(), Kind.PRODUCED, fact, Clause.of(Interpretation.I_6)),
                        on(fact.finalOn(), Kind.BECAME_FINAL, fact, Clause.of(Provision.A13_ITEM_1)),
                        warning == null ? Stream.<Map.Entry<LocalDate, Happening>>empty() : facts(warning, fact),
                        on(
                                inherited == null ? null : inherited.since(),
                                Kind.TAKEN_OVER,
                                fact,
                                Clause.of(Interpretation.I_3)),
                        on(recorded.rectifiedOn(), Kind.RECTIFIED, fact, Clause.of(Article.A22)),
                        recorded.events().stream()
                                .flatMap(event -> on(
                                        event.on(),
                                        Kind.valueOf(event.kind().name()),
                                        fact,
                                        event.kind().clause())))
                .flatMap(each -> each);
    }

    private static Stream<Map.Entry<LocalDate, Happening>> facts(Warning warning, CreditRecord fact) {
        return Stream.of(
                        on(warning.issuedOn(), Kind.WARNED, fact, Clause.of(Article.A24)),
                        on(warning.rectifiedOn(), Kind.REPORTED, fact, Clause.of(Article.A25)),
                        on(warning.confirmedOn(), Kind.CONFIRMED, fact, Clause.of(Article.A25)),
                        on(warning.refusedOn(), Kind.REPORT_REFUSED, fact, Clause.of(Article.A25)))
                .flatMap(each -> each);
    }

    private static Stream<Map.Entry<LocalDate, Happening>> on(
            @Nullable LocalDate day, Kind kind, CreditRecord fact, Clause clause) {
        return day == null
                ? Stream.empty()
                : Stream.of(Map.entry(day, new Happening(kind, fact.number(), null, clause)));
    }

    private static Stream<Happening> exclusionsOn(Collection<Exclusion> exclusions, LocalDate day) {
        Clause clause = Clause.of(Provision.A5_ITEM_4).as(Interpretation.I_4);
        return exclusions.stream()
                .flatMap(each -> Stream.of(
                                day.equals(each.from()) ? Kind.EXCLUDED : null,
                                day.equals(each.until()) ? Kind.RETURNED : null)
                        .filter(Objects::nonNull))
                .map(kind -> new Happening(kind, null, null, clause));
    }

    private static Stream<@Nullable LocalDate> daysOf(StaffCount count) {
        Inheritance inherited = count.inherited();
        return Stream.of(count.from(), count.until(), inherited == null ? null : inherited.since());
    }

    /** Every day on which the file or its score can change. */
    private static TreeSet<LocalDate> days(File file, Collection<Exclusion> exclusions) {
        Stream<@Nullable LocalDate> ofRecords = file.records().stream().flatMap(recorded -> {
            Warning warning = recorded.warning();
            return Stream.concat(
                    facts(recorded).map(Map.Entry::getKey),
                    warning == null ? Stream.empty() : Stream.of(warning.over()));
        });
        Stream<@Nullable LocalDate> ofStaff = file.staff().stream().flatMap(Timeline::daysOf);
        Stream<@Nullable LocalDate> ofExclusions =
                exclusions.stream().flatMap(each -> Stream.of(each.from(), each.until()));
        return Stream.of(ofRecords, ofStaff, ofExclusions)
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
