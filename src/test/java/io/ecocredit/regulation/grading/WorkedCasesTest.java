package io.ecocredit.regulation.grading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.grading.InstitutionGrader.File;
import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Inheritance;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.record.Warning;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code src/test/resources/cases}, one after another. The form of a case is told at the head of each file. */
@Cites(
        value = {
            Article.A11,
            Article.A12,
            Article.A13,
            Article.A14,
            Article.A15,
            Article.A16,
            Article.A18,
            Article.A22,
            Article.A24,
            Article.A25
        },
        provisions = Provision.A24_PARAGRAPH_2,
        settles = {
            Interpretation.I_3,
            Interpretation.I_5,
            Interpretation.I_6,
            Interpretation.I_7,
            Interpretation.I_9,
            Interpretation.I_10,
            Interpretation.I_11,
            Interpretation.I_12,
            Interpretation.I_13,
            Interpretation.I_15,
            Interpretation.I_16,
            Interpretation.I_17,
            Interpretation.I_21,
            Interpretation.I_25
        })
class WorkedCasesTest {

    private static final List<String> FILES =
            List.of("indicators", "effect", "grades", "matters", "warnings", "staff", "corrections", "successions");

    private static final Catalogue CATALOGUE = LawFiles.catalogue();

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A case as written: what is on file, and what is to come out on which day. */
    record Case(
            String name,
            @Nullable List<Given> records,
            @Nullable List<Person> staff,
            @Nullable Former former,
            List<Answer> answers) {

        List<RecordFile> file() {
            return former == null
                    ? files(records)
                    : Stream.concat(
                                    files(records).stream(),
                                    files(former.records()).stream().map(each -> each.takenOver(former.inheritance())))
                            .toList();
        }

        List<StaffCount> people() {
            return former == null
                    ? counts(staff)
                    : Stream.concat(
                                    counts(staff).stream(),
                                    counts(former.staff()).stream().map(each -> each.takenOver(former.inheritance())))
                            .toList();
        }

        private static List<RecordFile> files(@Nullable List<Given> given) {
            List<Given> all = Objects.requireNonNullElse(given, List.of());
            return IntStream.range(0, all.size())
                    .mapToObj(index -> all.get(index).file(index + 1))
                    .toList();
        }

        private static List<StaffCount> counts(@Nullable List<Person> people) {
            return StaffRule.counts(Objects.requireNonNullElse(people, List.<Person>of()).stream()
                    .map(person -> new StaffRule.StaffRecord(person.person(), person.produced(), person.rectified()))
                    .toList());
        }
    }

    /** What was on file of an institution that was absorbed. */
    record Former(
            LocalDate since,
            @Nullable List<Given> records,
            @Nullable List<Person> staff) {

        Inheritance inheritance() {
            return new Inheritance("91150200MA0ABSRB1X", since);
        }
    }

    record Given(
            @Nullable String number,
            @Nullable String indicator,
            @Nullable Category category,
            LocalDate produced,
            @Nullable LocalDate occurred,
            @Nullable LocalDate finalOn,
            @Nullable String authority,
            @Nullable String document,
            @Nullable String client,
            @Nullable Notice warning,
            @Nullable LocalDate rectified,
            @Nullable List<Event> events) {

        RecordFile file(int position) {
            Optional<Indicator> row = Optional.ofNullable(indicator).flatMap(CATALOGUE::find);
            CreditRecord fact = new CreditRecord(
                    number == null ? "R" + position : number,
                    category != null ? category : row.orElseThrow().category(),
                    indicator,
                    "",
                    produced,
                    finalOn,
                    authority == null ? "包头市生态环境局" : authority,
                    document,
                    outcome());
            return new RecordFile(
                    fact,
                    warning == null ? null : warning.asWarning().covering(indicator, occurred),
                    rectified,
                    Objects.requireNonNullElse(events, List.<Event>of()).stream()
                            .map(event -> new RecordEvent(event.kind(), event.on()))
                            .toList());
        }

        private @Nullable ClientOutcome outcome() {
            if (client == null) {
                return null;
            }
            return client.equals("BAD")
                    ? new ClientOutcome.RatedBad()
                    : new ClientOutcome.PointsLost(new BigDecimal(client));
        }
    }

    record Event(RecordEvent.Kind kind, LocalDate on) {}

    record Notice(
            LocalDate issued,
            LocalDate limit,
            @Nullable LocalDate reported,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate refused,
            @Nullable Finding before) {

        Warning asWarning() {
            return before == null
                    ? new Warning(issued, limit, reported, confirmed, refused)
                    : new Warning(
                            issued,
                            limit,
                            reported,
                            confirmed,
                            refused,
                            new WarnedConduct("YJ1", before.indicator(), before.found()));
        }
    }

    /** What was found before there was a record. */
    record Finding(String indicator, LocalDate found) {}

    record Person(
            String person, LocalDate produced, @Nullable LocalDate rectified) {}

    record Answer(
            int year,
            LocalDate at,
            String score,
            @Nullable Grade grade,
            @Nullable RatedBy ratedBy,
            @Nullable String baseline,
            @Nullable Map<String, String> why) {}

    @TestFactory
    Stream<DynamicContainer> cases() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file, read(file).stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> work(each)))));
    }

    @Test
    void every_row_that_can_be_recorded_has_a_case() {
        TreeSet<String> tried = FILES.stream()
                .flatMap(file -> read(file).stream())
                .flatMap(each -> Objects.requireNonNullElse(each.records(), List.<Given>of()).stream())
                .flatMap(given -> Stream.ofNullable(given.indicator()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried)
                .containsAll(CATALOGUE.indicators().stream()
                        .filter(each -> !each.isForPractitioners() && !each.isDerived())
                        .map(Indicator::code)
                        .toList());
    }

    private static void work(Case each) {
        for (Answer answer : each.answers()) {
            ScoreSheet sheet = new InstitutionGrader(CATALOGUE)
                    .rate(
                            new File(each.file(), each.people()),
                            Question.of(new EvaluationYear(answer.year()), answer.at()));
            compare(sheet, answer);
        }
    }

    private static void compare(ScoreSheet sheet, Answer answer) {
        String moment = answer.year() + " at the end of " + answer.at();
        assertThat(sheet.score().toPlainString()).as("score of %s", moment).isEqualTo(answer.score());
        assertThat(sheet.grade())
                .as("grade of %s", moment)
                .isEqualTo(Objects.requireNonNullElse(answer.grade(), Grade.NORMAL));
        assertThat(sheet.ratedBy())
                .as("basis of the grade of %s", moment)
                .isEqualTo(answer.ratedBy() != null || answer.grade() == null ? answer.ratedBy() : RatedBy.SCORE);
        if (answer.baseline() != null) {
            assertThat(sheet.baseline()).as("baseline of %s", moment).isEqualByComparingTo(answer.baseline());
        }
        if (answer.why() != null) {
            assertThat(whyNot(sheet)).as("what did not count in %s", moment).containsAllEntriesOf(answer.why());
        }
    }

    private static Map<String, String> whyNot(ScoreSheet sheet) {
        return sheet.lines().stream()
                .filter(SheetLine.NotCounted.class::isInstance)
                .map(SheetLine.NotCounted.class::cast)
                .collect(Collectors.toMap(line -> line.fact().number(), SheetLine.NotCounted::reasonCode));
    }

    private static List<Case> read(String file) {
        try (InputStream text = WorkedCasesTest.class.getResourceAsStream("/cases/" + file + ".yaml")) {
            return YAML.readValue(text, new TypeReference<ArrayList<Case>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }
}
