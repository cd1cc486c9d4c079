package io.ecocredit.catalogues;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Outcome;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.DatedValue;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.LegalText;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.RuleHistory;
import io.ecocredit.regulation.text.WorkingPeriod;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The law as data: both annexes, article 18, grade bands and deadlines, each with its clause. */
@Path("/api/v1/catalogues")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues")
public class CatalogueResource {

    private static final String AT = "某日施行的评价标准，默认今天 · the law of a day (Asia/Shanghai), today by default";

    /** The values that are neither dates nor periods of the procedure nor grade bands. */
    private static final List<Rule<?>> LIMITS = List.of(
            Rule.FIRST_BASELINE,
            Rule.STAFF_THRESHOLD,
            Rule.PRACTITIONER_THRESHOLD,
            Rule.HINT_THRESHOLD,
            Rule.PUBLIC_YEARS,
            Rule.PRACTITIONER_REPAIR_YEARS);

    private final Catalogue catalogue;
    private final RuleHistory history;
    private final LegalClock clock;
    private final TaggedAnswers answers;

    CatalogueResource(Catalogue catalogue, RuleHistory history, LegalClock clock, TaggedAnswers answers) {
        this.catalogue = catalogue;
        this.history = history;
        this.clock = clock;
        this.answers = answers;
    }

    /** @param firstYear first evaluation year that the version governs */
    public record Version(String version, int firstYear, String document, String title) {}

    /**
     * A row of an annex or an item of article 18.
     *
     * @param kinds the only kinds of institution it binds; absent when it binds all
     * @param outcome {@code POINTS}, {@code BAD}, {@code AS_CLIENT}, {@code STAFF} or {@code NOTED}
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            String code,
            String clause,
            String section,
            @Nullable List<InstitutionKind> kinds,
            @Nullable List<String> kindLabels,
            String wording,
            String outcome,
            @Nullable BigDecimal points,
            boolean countsOnlyWhenFinal) {}

    /** A grade with the scores that bring it: from {@code from}, inclusive, to below {@code below}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Band(
            Grade grade,
            String label,
            @Nullable BigDecimal from,
            @Nullable BigDecimal below,
            String clause) {}

    /**
     * A version of the law in full.
     *
     * @param at the day on which it holds so
     * @param values every value of the law on that day
     * @param changes every value that has taken or will take the place of another, in the order of time
     */
    public record Whole(
            Version version,
            LocalDate at,
            String ruleBook,
            List<Band> bands,
            List<Bound> limits,
            List<Period> workingPeriods,
            List<Day> fixedDates,
            List<Row> indicators,
            List<LawValue> values,
            List<LawValue> changes) {}

    /** A number of the law, such as the first baseline. */
    public record Bound(String code, String label, BigDecimal value, String unit, String clause) {}

    /** A period in working days from the day after the notice arrives. */
    public record Period(WorkingPeriod code, String label, int workingDays, String clause) {}

    /** @param date month and day, {@code --03-15}, in the year after the evaluation year; inclusive */
    public record Day(FixedDate code, String label, String date, String clause) {}

    @GET
    @Operation(summary = "评价标准的版本 · versions of the catalogue")
    @APIResponseSchema(value = Version[].class, responseDescription = "各版 · the versions")
    @Declared(open = true)
    public Response catalogues(
            @Parameter(description = AT) @QueryParam("at") @Nullable String at, @Context Request conditions) {
        history.at(day(at));
        return answers.of(List.of(version()), conditions);
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "一版评价标准全文 · annexes, article 18, grade bands and deadlines of a version")
    @APIResponseSchema(value = Whole.class, responseDescription = "全文 · the version in full")
    @Declared(open = true)
    public Response catalogue(
            @PathParam("version") String version,
            @Parameter(description = AT) @QueryParam("at") @Nullable String at,
            @Context Request conditions) {
        return answers.of(whole(version, at), conditions);
    }

    /**
     * @param at a day; null for today
     * @throws RefusalException 404 for a version that there is not, 400 for what is no day
     * @throws io.ecocredit.regulation.text.RefusalException when the measure does not hold on the day
     */
    Whole whole(String version, @Nullable String at) {
        if (!catalogue.version().equals(version)) {
            throw RefusalException.of(RefusalCode.NO_SUCH_CATALOGUE, "没有“" + version + "”版评价标准");
        }
        LocalDate day = day(at);
        RuleBook rules = history.at(day);
        return new Whole(
                version(),
                day,
                rules.version(),
                bands(rules),
                LIMITS.stream().map(rules::dated).map(CatalogueResource::bound).toList(),
                Stream.of(WorkingPeriod.values())
                        .map(period -> period(period, rules))
                        .toList(),
                Stream.of(FixedDate.values()).map(date -> day(date, rules)).toList(),
                catalogue.indicators().stream().map(CatalogueResource::row).toList(),
                rules.values().stream().map(LawValue::of).toList(),
                history.changes().stream().map(LawValue::of).toList());
    }

    private LocalDate day(@Nullable String at) {
        return at == null ? clock.today() : Stated.day("at", at);
    }

    private static Bound bound(DatedValue<?> value) {
        return new Bound(
                value.rule().name(),
                value.label(),
                new BigDecimal(value.written()),
                value.unit().label(),
                value.clause().toString());
    }

    private static Period period(WorkingPeriod period, RuleBook rules) {
        DatedValue<?> value = rules.dated(period.rule());
        return new Period(
                period, value.label(), rules.get(period.rule()), value.clause().toString());
    }

    private static Day day(FixedDate date, RuleBook rules) {
        DatedValue<?> value = rules.dated(date.rule());
        return new Day(
                date,
                value.label(),
                rules.get(date.rule()).toString(),
                value.clause().toString());
    }

    private Version version() {
        return new Version(
                catalogue.version(),
                catalogue.firstYear(),
                LegalText.MEASURE_2024_21.number(),
                LegalText.MEASURE_2024_21.title());
    }

    private static List<Band> bands(RuleBook rules) {
        String clause = Clause.of(Provision.A16_PARAGRAPH_2).toString();
        BigDecimal warning = rules.get(Rule.WARNING_BELOW);
        BigDecimal bad = rules.get(Rule.BAD_BELOW);
        return List.of(
                new Band(Grade.NORMAL, Grade.NORMAL.label(), warning, null, clause),
                new Band(Grade.WARNING, Grade.WARNING.label(), bad, warning, clause),
                new Band(Grade.BAD, Grade.BAD.label(), null, bad, clause));
    }

    private static Row row(Indicator indicator) {
        List<InstitutionKind> kinds = indicator.kinds().stream().sorted().toList();
        return new Row(
                indicator.code(),
                indicator.clause().toString(),
                indicator.section(),
                kinds,
                kinds.stream().map(InstitutionKind::label).toList(),
                indicator.wording(),
                codeOf(indicator.outcome()),
                pointsOf(indicator.outcome()),
                indicator.countsOnlyWhenFinal());
    }

    private static String codeOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Points it -> "POINTS";
            case Outcome.Bad it -> "BAD";
            case Outcome.AsClient it -> "AS_CLIENT";
            case Outcome.Staff it -> "STAFF";
            case Outcome.Noted it -> "NOTED";
        };
    }

    private static @Nullable BigDecimal pointsOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Points it -> it.points();
            case Outcome.Staff it -> it.points();
            case Outcome.Bad it -> null;
            case Outcome.AsClient it -> null;
            case Outcome.Noted it -> null;
        };
    }
}
