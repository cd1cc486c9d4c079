package io.ecocredit.regulation.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.repair.RepairRules.Answer;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.repair.RepairRules.Grounds;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code src/test/resources/cases/chapter5}, one after another; the head of each file tells their form. */
@Cites(
        value = {
            Article.A13,
            Article.A15,
            Article.A22,
            Article.A23,
            Article.A24,
            Article.A25,
            Article.A28,
            Article.A29,
            Article.A30
        },
        provisions = {
            Provision.A26_PARAGRAPH_2,
            Provision.A26_PARAGRAPH_3,
            Provision.A26_PARAGRAPH_4,
            Provision.A27_ITEM_1,
            Provision.A27_ITEM_2,
            Provision.A27_ITEM_3
        },
        settles = {
            Interpretation.I_7,
            Interpretation.I_21,
            Interpretation.I_22,
            Interpretation.I_23,
            Interpretation.I_25,
            Interpretation.I_26,
            Interpretation.I_39
        })
class ChapterFiveCasesTest {

    private static final List<String> FILES = List.of("warning", "correction", "repair", "practitioner", "hint");
    private static final Catalogue CATALOGUE = LawFiles.catalogue();
    private static final LocalDate PRODUCED = LocalDate.of(2024, 6, 1);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A case as written: one question, and why the answer is no. */
    record Case(
            String name,
            @Nullable Issue issue,
            @Nullable Notice warning,
            @Nullable Decision decision,
            @Nullable Application application,
            @Nullable Stage stage,
            @Nullable Repair repair,
            @Nullable Repetition repetition,
            @Nullable Weight bearing,
            @Nullable Ruling ruling,
            @Nullable Person person,
            @Nullable Report report,
            @Nullable Hint hint,
            @Nullable List<String> refused,
            @Nullable String clause) {

        List<Refusal> answer() {
            return Stream.<Optional<? extends Question>>of(
                            Optional.ofNullable(issue),
                            Optional.ofNullable(warning),
                            Optional.ofNullable(decision),
                            Optional.ofNullable(application),
                            Optional.ofNullable(stage),
                            Optional.ofNullable(repair),
                            Optional.ofNullable(repetition),
                            Optional.ofNullable(bearing),
                            Optional.ofNullable(ruling),
                            Optional.ofNullable(person),
                            Optional.ofNullable(report),
                            Optional.ofNullable(hint))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow()
                    .refusals();
        }
    }

    /** Something that is asked; it checks for itself what is no refusal. */
    interface Question {
        List<Refusal> refusals();
    }

    /** @param indicator 1-12 where nothing is written */
    record Issue(
            Category category,
            @Nullable String indicator,
            @Nullable String client,
            LocalDate produced,
            LocalDate limit) implements Question {
        @Override
        public List<Refusal> refusals() {
            ClientOutcome outcome = client == null
                    ? null
                    : ClientOutcome.of(client, "BAD".equals(client) ? null : new BigDecimal(client));
            Effect.Terms terms = CATALOGUE.terms(category, Objects.requireNonNullElse(indicator, "1-12"), outcome);
            return WarningRules.ofRecord(category, terms).or(() -> WarningRules.ofLimit(produced, limit)).stream()
                    .toList();
        }
    }

    record Notice(
            LocalDate issued,
            LocalDate limit,
            @Nullable LocalDate reported,
            @Nullable LocalDate confirmed,
            @Nullable LocalDate refused,
            @Nullable LocalDate today,
            WarningRules.@Nullable State state,
            @Nullable List<WarningRules.Move> possible,
            WarningRules.@Nullable Move move)
            implements Question {

        io.ecocredit.regulation.record.Warning asWarning() {
            return new io.ecocredit.regulation.record.Warning(issued, limit, reported, confirmed, refused);
        }

        @Override
        public List<Refusal> refusals() {
            LocalDate day = Objects.requireNonNull(today);
            assertThat(WarningRules.state(asWarning(), day)).isEqualTo(state);
            if (possible != null) {
                assertThat(Stream.of(WarningRules.Move.values())
                                .filter(each -> WarningRules.refusal(asWarning(), each, day)
                                        .isEmpty()))
                        .containsExactlyElementsOf(possible);
            }
            return move == null
                    ? List.of()
                    : WarningRules.refusal(asWarning(), move, day).stream().toList();
        }
    }

    record Event(RecordEvent.Kind kind, LocalDate on) {
        RecordEvent asEvent() {
            return new RecordEvent(kind, on);
        }
    }

    private static List<RecordEvent> asEvents(@Nullable List<Event> written) {
        return Objects.requireNonNullElse(written, List.<Event>of()).stream()
                .map(Event::asEvent)
                .toList();
    }

    record Decision(
            RecordEvent.Kind kind, LocalDate on, @Nullable List<Event> before) implements Question {
        @Override
        public List<Refusal> refusals() {
            return RecordStanding.of(asEvents(before))
                    .refusal(new RecordEvent(kind, on), PRODUCED, LocalDate.of(2024, 12, 1))
                    .stream()
                    .toList();
        }
    }

    private static RecordFile record(
            String number, Category category, String indicator, LocalDate produced, List<RecordEvent> events) {
        return new RecordFile(
                new CreditRecord(number, category, indicator, "", produced, null, "某机关", null, null),
                null,
                null,
                events);
    }

    record Application(
            Category category,
            @Nullable LocalDate rectified,
            @Nullable Notice warning,
            @Nullable List<Event> events) implements Question {
        @Override
        public List<Refusal> refusals() {
            RecordFile plain = record("R1", category, "1-12", PRODUCED, asEvents(events));
            RecordFile file = new RecordFile(
                    plain.fact(), warning == null ? null : warning.asWarning(), rectified, plain.events());
            return RepairRules.application(file, CATALOGUE.terms(file.fact())).stream()
                    .toList();
        }
    }

    record Stage(@Nullable Step step, boolean shown, boolean published, RepairStage is) implements Question {
        @Override
        public List<Refusal> refusals() {
            assertThat(RepairStage.of(step, shown, published)).isEqualTo(is);
            return List.of();
        }
    }

    /** What is not written holds; a date that is written as null is missing. */
    static final class Repair implements Question {
        @JsonProperty
        @Nullable
        RepairStage stage;

        @JsonProperty
        RepairRules.State state = RepairRules.State.APPLIED;

        @JsonProperty
        RepairRules.@Nullable Move move;

        @JsonProperty
        int year = 2024;

        @JsonProperty
        boolean committed;

        @JsonProperty
        @Nullable
        LocalDate ended = LocalDate.of(2024, 12, 31);

        @JsonProperty
        Map<Condition, Boolean> answers =
                Map.of(Condition.ENDED, true, Condition.NOT_REPEATED, true, Condition.RESTORED, true);

        @JsonProperty
        boolean evidence = true;

        @JsonProperty
        @Nullable
        LocalDate confirmed;

        @JsonProperty
        @Nullable
        String repeated;

        @JsonProperty
        @Nullable
        LocalDate due = LocalDate.of(2025, 4, 9);

        @JsonProperty
        @Nullable
        LocalDate filed = LocalDate.of(2025, 3, 20);

        @JsonProperty
        boolean excused;

        @JsonProperty
        boolean untruthful;

        @Override
        public List<Refusal> refusals() {
            RepairRules.Move wanted = Objects.requireNonNull(move);
            RepairFacts facts = new RepairFacts(
                    Objects.requireNonNull(stage),
                    year,
                    committed,
                    List.of(Filing.NONE, new Filing(due, filed, excused, untruthful)),
                    confirmed,
                    repeated == null ? null : new Conduct(repeated, "1-12", LocalDate.of(2025, 6, 1)),
                    LocalDate.of(2025, 6, 20));
            Map<Condition, Answer> found = new EnumMap<>(Condition.class);
            answers.forEach((condition, holds) -> found.put(condition, new Answer(holds, "核实情况", evidence)));
            Optional<Refusal> turn = RepairRules.turn(state, wanted, facts);
            return turn.isPresent()
                    ? List.of(turn.get())
                    : RepairRules.obstacles(state, wanted, facts, new Grounds(ended, found));
        }
    }

    /** Of a record under 1-12, asked on 2025-06-20. */
    record Repetition(String indicator, LocalDate conduct, LocalDate ended, boolean found) implements Question {
        @Override
        public List<Refusal> refusals() {
            CreditRecord first =
                    record("R1", Category.GENERAL, "1-12", PRODUCED, List.of()).fact();
            List<Conduct> all =
                    List.of(new Conduct("R1", "1-12", LocalDate.of(2025, 1, 1)), new Conduct("R2", indicator, conduct));
            assertThat(RepairRules.repetition(first, all, ended, LocalDate.of(2025, 6, 20))
                            .map(Conduct::number))
                    .isEqualTo(found ? Optional.of("R2") : Optional.empty());
            return List.of();
        }
    }

    record YearGiven(
            int year,
            @Nullable Step step,
            @Nullable LocalDate published,
            @Nullable LocalDate replaced) {
        YearOfSubject asYear() {
            RepairStage stage = RepairStage.of(step, false, published != null);
            return new YearOfSubject(year, null, stage, null, published, replaced, false, Filing.NONE);
        }
    }

    /** @param result whose stage it is; nothing where no year is weighed on */
    record Weight(
            String indicator,
            @Nullable String client,
            LocalDate produced,
            @Nullable LocalDate finalOn,
            List<YearGiven> years,
            RepairStage is,
            @Nullable Integer result)
            implements Question {
        @Override
        public List<Refusal> refusals() {
            CreditRecord fact = new CreditRecord(
                    "R1",
                    CATALOGUE.find(indicator).orElseThrow().category(),
                    indicator,
                    "",
                    produced,
                    finalOn,
                    "某机关",
                    null,
                    ClientOutcome.of(client, null));
            List<YearOfSubject> all = years.stream().map(YearGiven::asYear).toList();
            Bearing bearing = Bearing.of(fact, CATALOGUE);
            assertThat(bearing.stage(all)).isEqualTo(is);
            assertThat(bearing.furthest(all).map(YearOfSubject::year)).isEqualTo(Optional.ofNullable(result));
            return List.of();
        }
    }

    /** A finding of a filing that was due on 2025-04-09, or a move on one whose objection is due on 2025-06-20. */
    record Ruling(
            FilingRuling.@Nullable Kind kind,
            @Nullable LocalDate filed,
            FilingRuling.@Nullable State state,
            FilingRuling.@Nullable Move move,
            LocalDate today)
            implements Question {
        @Override
        public List<Refusal> refusals() {
            Optional<Refusal> refusal = kind != null
                    ? FilingRuling.statement(kind, new Filing(LocalDate.of(2025, 4, 9), filed, false, false), today)
                    : FilingRuling.turn(
                            Objects.requireNonNull(state),
                            Objects.requireNonNull(move),
                            LocalDate.of(2025, 6, 20),
                            today);
            return refusal.stream().toList();
        }
    }

    /** What is not written holds; a day that is written as null is missing. */
    static final class Person implements Question {
        @JsonProperty
        @Nullable
        LocalDate rated = LocalDate.of(2024, 2, 29);

        @JsonProperty
        boolean dishonest = true;

        @JsonProperty
        List<LocalDate> since = List.of();

        @JsonProperty
        Set<String> recognised = Set.of("甲局", "乙局");

        @JsonProperty
        LocalDate today = LocalDate.of(2026, 1, 1);

        @Override
        public List<Refusal> refusals() {
            PractitionerRepair.Facts facts =
                    new PractitionerRepair.Facts(2023, rated, dishonest, since, Set.of("甲局", "乙局"), recognised, today);
            Optional<Refusal> obstacle = PractitionerRepair.obstacle(facts);
            return obstacle.isPresent() ? List.of(obstacle.get()) : PractitionerRepair.unrecognised(facts);
        }
    }

    record Report(YearMonth month, LocalDate today) implements Question {
        @Override
        public List<Refusal> refusals() {
            return HintRules.refusal(month, today).stream().toList();
        }
    }

    record Hint(int number, boolean notice) implements Question {
        @Override
        public List<Refusal> refusals() {
            assertThat(HintRules.callsForCoInvestigation(number, PRODUCED)).isEqualTo(notice);
            return List.of();
        }
    }

    @TestFactory
    Stream<DynamicContainer> cases() {
        return FILES.stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file, read(file).stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> work(each)))));
    }

    @Test
    void there_are_at_least_sixty_and_each_has_a_name_of_its_own() {
        List<String> names = FILES.stream()
                .flatMap(file -> read(file).stream())
                .map(Case::name)
                .toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    private static void work(Case each) {
        List<Refusal> refusals = each.answer();
        assertThat(refusals)
                .extracting(refusal -> refusal.code().name())
                .containsExactlyElementsOf(Objects.requireNonNullElse(each.refused(), List.of()));
        if (each.clause() != null) {
            assertThat(refusals)
                    .extracting(Refusal::clause)
                    .extracting(Clause::citation)
                    .anySatisfy(citation -> assertThat(citation).contains(each.clause()));
        }
    }

    private static List<Case> read(String file) {
        try (InputStream text = ChapterFiveCasesTest.class.getResourceAsStream("/cases/chapter5/" + file + ".yaml")) {
            return YAML.readValue(text, new TypeReference<ArrayList<Case>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException(file, unreadable);
        }
    }
}
