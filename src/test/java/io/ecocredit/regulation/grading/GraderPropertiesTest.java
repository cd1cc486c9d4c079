package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every file of records, whatever is in it. */
@Cites(
        value = {Article.A16, Article.A18, Article.A22},
        settles = {Interpretation.I_5, Interpretation.I_9, Interpretation.I_10, Interpretation.I_16})
class GraderPropertiesTest {

    private static final Catalogue CATALOGUE = LawFiles.catalogue();
    private static final InstitutionGrader GRADER = new InstitutionGrader(CATALOGUE);
    private static final EvaluationYear YEAR = new EvaluationYear(2024);
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 1000;

    @Property
    void the_order_of_records_does_not_matter(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at, @ForAll Random random) {
        List<RecordFile> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        assertThat(sheet(shuffled, at)).isEqualTo(sheet(records, at));
    }

    @Property
    void a_score_is_its_sheet_and_lies_between_0_and_100(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        ScoreSheet sheet = sheet(records, at);
        BigDecimal points = sheet.lines().stream()
                .map(line -> line instanceof SheetLine.Deduction deduction ? deduction.points() : BigDecimal.ZERO)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sheet.score())
                .isEqualByComparingTo(new BigDecimal("100").subtract(points).max(BigDecimal.ZERO))
                .isBetween(BigDecimal.ZERO, new BigDecimal("100"));
        assertThat(sheet.baseline()).isBetween(BigDecimal.ZERO, new BigDecimal("100"));
        assertThat(sheet.lines()).hasSameSizeAs(records);
        assertThat(sheet.lines())
                .allSatisfy(line -> assertThat(line.clause().place()).isNotEmpty());
    }

    @Property
    void a_grade_is_what_article_16_makes_of_the_score_unless_it_is_direct(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        ScoreSheet sheet = sheet(records, at);
        double score = sheet.score().doubleValue();
        Grade byScore = score < 60 ? Grade.BAD : score < 75 ? Grade.WARNING : Grade.NORMAL;
        assertThat(sheet.grade()).isEqualTo(sheet.ratedBy() == RatedBy.DIRECT ? Grade.BAD : byScore);
    }

    @Property
    void rectifications_never_lower_a_score_nor_bring_a_direct_rating(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        ScoreSheet before = sheet(
                records.stream()
                        .map(each -> new RecordFile(each.fact(), each.warning(), null, each.events()))
                        .toList(),
                at);
        ScoreSheet after = sheet(records, at);
        assertThat(after.score()).isGreaterThanOrEqualTo(before.score());
        assertThat(before.isRatedDirectly() || !after.isRatedDirectly()).isTrue();
    }

    @Property
    void what_comes_later_does_not_change_an_earlier_answer(
            @ForAll("files") List<RecordFile> records,
            @ForAll("records") RecordFile later,
            @ForAll("days") LocalDate at) {
        LocalDate next = at.plusDays(1);
        CreditRecord fact = later.fact();
        RecordFile produced = new RecordFile(
                new CreditRecord(
                        "Z9999",
                        fact.category(),
                        fact.indicator(),
                        fact.item(),
                        next,
                        fact.finalOn() == null ? null : next,
                        fact.authority(),
                        "文号Z9999",
                        fact.clientOutcome()),
                null,
                null);
        List<RecordFile> grown = new ArrayList<>(records);
        grown.add(produced);
        assertThat(sheet(grown, at).score()).isEqualTo(sheet(records, at).score());
        assertThat(sheet(grown, at).grade()).isEqualTo(sheet(records, at).grade());
    }

    @Property
    void a_second_record_of_one_matter_changes_nothing(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        List<RecordFile> doubled = new ArrayList<>(records);
        for (RecordFile each : records) {
            CreditRecord fact = each.fact();
            if (fact.indicator() != null) {
                doubled.add(new RecordFile(
                        new CreditRecord(
                                fact.number() + "-2",
                                fact.category(),
                                fact.indicator(),
                                fact.item(),
                                fact.producedOn(),
                                fact.finalOn(),
                                fact.authority(),
                                fact.documentNumber(),
                                fact.clientOutcome()),
                        null,
                        null,
                        each.events()));
            }
        }
        assertThat(sheet(doubled, at).score()).isEqualTo(sheet(records, at).score());
        assertThat(sheet(doubled, at).isRatedDirectly())
                .isEqualTo(sheet(records, at).isRatedDirectly());
    }

    @Property
    void direct_ratings_leave_the_score_as_it_is(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        List<RecordFile> withoutSerious = records.stream()
                .filter(each -> each.fact().category() != Category.SERIOUS
                        && !(each.fact().clientOutcome() instanceof ClientOutcome.RatedBad))
                .toList();
        assertThat(sheet(records, at).score())
                .isEqualTo(sheet(withoutSerious, at).score());
    }

    @Property
    void the_timeline_tells_every_day_on_which_the_running_score_changes(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate at) {
        Timeline timeline = GRADER.timeline(new File(records, List.of()), List.of(), FIRST_DAY.plusDays(DAYS));
        Question question = Question.of(EvaluationYear.of(at), at);
        ScoreSheet sheet = GRADER.rate(new File(records, List.of()), question);
        Timeline.Entry last = timeline.entries().stream()
                .filter(entry -> !entry.on().isAfter(at))
                .reduce((one, other) -> other)
                .orElse(null);
        assertThat(last == null ? new BigDecimal("100") : last.score()).isEqualByComparingTo(sheet.score());
        assertThat(last == null ? Grade.NORMAL : last.grade()).isEqualTo(sheet.grade());
        assertThat(timeline.entries()).extracting(Timeline.Entry::on).isSorted().doesNotHaveDuplicates();
    }

    @Property
    void what_begins_and_ends_on_the_timeline_makes_the_score(@ForAll("files") List<RecordFile> records) {
        Timeline timeline = GRADER.timeline(new File(records, List.of()), List.of(), FIRST_DAY.plusDays(DAYS));
        BigDecimal lost = BigDecimal.ZERO;
        for (Timeline.Entry entry : timeline.entries()) {
            for (Timeline.Happening it : entry.happenings()) {
                BigDecimal points = it.points() == null ? BigDecimal.ZERO : it.points();
                lost = switch (it.kind()) {
                    case BEGAN -> lost.add(points);
                    case ENDED -> lost.subtract(points);
                    default -> lost;
                };
            }
            assertThat(entry.score())
                    .isEqualByComparingTo(new BigDecimal("100").subtract(lost).max(BigDecimal.ZERO));
        }
    }

    @Property
    void to_suppose_that_something_is_put_right_never_lowers_and_to_suppose_nothing_changes_nothing(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate on, @ForAll("days") LocalDate at) {
        List<WhatIf.Rectified> all = records.stream()
                .map(RecordFile::fact)
                .map(fact ->
                        new WhatIf.Rectified(fact.number(), on.isBefore(fact.producedOn()) ? fact.producedOn() : on))
                .toList();
        WhatIf better = new WhatIf(all, Set.of(), List.of());
        WhatIf nothing = new WhatIf(List.of(), Set.of(), List.of());

        assertThat(better.faults(records, CATALOGUE, Set.of())).isEmpty();
        assertThat(sheet(better.applied(records, CATALOGUE), at).score())
                .isGreaterThanOrEqualTo(sheet(records, at).score());
        assertThat(sheet(nothing.applied(records, CATALOGUE), at)).isEqualTo(sheet(records, at));
    }

    @Property
    void a_correction_that_is_undone_restores_the_former_answer(
            @ForAll("files") List<RecordFile> records, @ForAll("days") LocalDate on, @ForAll("days") LocalDate at) {
        List<RecordFile> undone = records.stream()
                .map(each -> each.standing().isStruckOut()
                        ? each
                        : decided(
                                each,
                                new RecordEvent(RecordEvent.Kind.WITHDRAWN, on),
                                new RecordEvent(RecordEvent.Kind.REINSTATED, on)))
                .toList();
        assertThat(sheet(undone, at)).isEqualTo(sheet(records, at));
    }

    @Property
    void what_is_withdrawn_or_quashed_weighs_on_no_day(
            @ForAll("files") List<RecordFile> records,
            @ForAll boolean quashed,
            @ForAll("days") LocalDate on,
            @ForAll("days") LocalDate at) {
        RecordEvent.Kind kind = quashed ? RecordEvent.Kind.QUASHED : RecordEvent.Kind.WITHDRAWN;
        List<RecordFile> struckOut = records.stream()
                .map(each -> decided(each, new RecordEvent(kind, on)))
                .toList();
        assertThat(sheet(struckOut, at).score()).isEqualByComparingTo("100");
        assertThat(sheet(struckOut, at).isRatedDirectly()).isFalse();
    }

    private static RecordFile decided(RecordFile file, RecordEvent... decisions) {
        List<RecordEvent> events = new ArrayList<>(file.events());
        events.addAll(List.of(decisions));
        return new RecordFile(file.fact(), file.warning(), file.rectifiedOn(), events);
    }

    /** What became of a report. */
    private enum Decided {
        CONFIRMED,
        REFUSED,
        WAITING
    }

    private static ScoreSheet sheet(List<RecordFile> records, LocalDate at) {
        return GRADER.rate(new File(records, List.of()), Question.of(YEAR, at));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, DAYS).map(FIRST_DAY::plusDays);
    }

    /** Files in which each record has a number and a document of its own. */
    @Provide
    Arbitrary<List<RecordFile>> files() {
        return records().list().ofMaxSize(12).map(records -> {
            List<RecordFile> numbered = new ArrayList<>();
            for (int index = 0; index < records.size(); index++) {
                RecordFile each = records.get(index);
                numbered.add(new RecordFile(
                        numbered(each.fact(), "R%04d".formatted(index)),
                        each.warning(),
                        each.rectifiedOn(),
                        each.events()));
            }
            return numbered;
        });
    }

    private static CreditRecord numbered(CreditRecord fact, String number) {
        return new CreditRecord(
                number,
                fact.category(),
                fact.indicator(),
                fact.item(),
                fact.producedOn(),
                fact.finalOn(),
                fact.authority(),
                "文号" + number,
                fact.clientOutcome());
    }

    @Provide
    Arbitrary<RecordFile> records() {
        Arbitrary<Indicator> indicators = Arbitraries.of(CATALOGUE.indicators().stream()
                .filter(each -> !each.isForPractitioners() && !each.isDerived())
                .toList());
        Arbitrary<CreditRecord> scored = Combinators.combine(
                        indicators, days(), days().injectNull(0.3), clientOutcomes())
                .as(GraderPropertiesTest::fact);
        Arbitrary<CreditRecord> unscored = Combinators.combine(Arbitraries.of(Category.values()), days())
                .as((category, day) ->
                        new CreditRecord("R0", category, null, "13.1", day, null, "包头市生态环境局", null, null));
        Arbitrary<Warning> warnings = Combinators.combine(
                        days(), days(), days().injectNull(0.4), Arbitraries.of(Decided.values()))
                .as((issued, limit, reported, decided) -> new Warning(
                        issued,
                        limit,
                        reported,
                        decided == Decided.CONFIRMED ? reported : null,
                        decided == Decided.REFUSED ? reported : null));
        return Combinators.combine(
                        Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, scored), net.jqwik.api.Tuple.of(1, unscored)),
                        warnings.injectNull(0.8),
                        days().injectNull(0.5),
                        events().list().ofMaxSize(3))
                .as(RecordFile::new);
    }

    private Arbitrary<RecordEvent> events() {
        return Combinators.combine(Arbitraries.of(RecordEvent.Kind.values()), days())
                .as(RecordEvent::new);
    }

    private static Arbitrary<ClientOutcome> clientOutcomes() {
        return Arbitraries.oneOf(
                Arbitraries.just(new ClientOutcome.RatedBad()),
                Arbitraries.integers()
                        .between(1, 80)
                        .map(halves -> new ClientOutcome.PointsLost(BigDecimal.valueOf(halves * 5L, 1))));
    }

    private static CreditRecord fact(
            Indicator indicator, LocalDate producedOn, @Nullable LocalDate finalOn, ClientOutcome clientOutcome) {
        return new CreditRecord(
                "R0",
                indicator.category(),
                indicator.code(),
                "13.1",
                producedOn,
                indicator.countsOnlyWhenFinal() && finalOn != null && !finalOn.isBefore(producedOn) ? finalOn : null,
                "包头市生态环境局",
                null,
                indicator.copiesClient() ? clientOutcome : null);
    }
}
