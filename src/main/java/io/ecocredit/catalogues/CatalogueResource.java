package io.ecocredit.catalogues;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Outcome;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.LegalText;
import io.ecocredit.regulation.text.Limit;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The law as data: both annexes, article 18, grade bands and deadlines, each with its clause. */
@Path("/api/v1/catalogues")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogues")
public class CatalogueResource {

    private final Catalogue catalogue;
    private final TaggedAnswers answers;

    CatalogueResource(Catalogue catalogue, TaggedAnswers answers) {
        this.catalogue = catalogue;
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

    /** A version of the law in full. */
    public record Whole(
            Version version,
            String ruleBook,
            List<Band> bands,
            List<Bound> limits,
            List<Period> workingPeriods,
            List<Day> fixedDates,
            List<Row> indicators) {}

    /** A number of the law, such as the first baseline. */
    public record Bound(String code, String label, BigDecimal value, String unit, String clause) {}

    /** A period in working days from the day after the notice arrives. */
    public record Period(WorkingPeriod code, String label, int workingDays, String clause) {}

    /** @param date month and day, {@code --03-15}, in the year after the evaluation year; inclusive */
    public record Day(FixedDate code, String label, String date, String clause) {

        /** As people read it, such as 3月15日. */
        public String monthAndDay() {
            MonthDay day = MonthDay.parse(date);
            return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        }
    }

    @GET
    @Operation(summary = "评价标准的版本 · versions of the catalogue")
    @APIResponseSchema(value = Version[].class, responseDescription = "各版 · the versions")
    @Declared(open = true)
    public Response catalogues(@Context Request conditions) {
        return answers.of(List.of(version()), conditions);
    }

    @GET
    @Path("/{version}")
    @Operation(summary = "一版评价标准全文 · annexes, article 18, grade bands and deadlines of a version")
    @APIResponseSchema(value = Whole.class, responseDescription = "全文 · the version in full")
    @Declared(open = true)
    public Response catalogue(@PathParam("version") String version, @Context Request conditions) {
        return answers.of(whole(version), conditions);
    }

    /** @throws ProblemException 404 for a version that there is not */
    Whole whole(String version) {
        if (!catalogue.version().equals(version)) {
            throw new ProblemException(404, "NO_SUCH_CATALOGUE", "没有“" + version + "”版评价标准");
        }
        RuleBook rules = RuleBook.of(catalogue.firstYear());
        return new Whole(
                version(),
                rules.version(),
                bands(rules),
                rules.limits().stream().map(CatalogueResource::bound).toList(),
                Stream.of(WorkingPeriod.values())
                        .map(period -> new Period(
                                period,
                                period.label(),
                                rules.workingDays().getOrDefault(period, 0),
                                period.clause().toString()))
                        .toList(),
                Stream.of(FixedDate.values())
                        .map(date -> new Day(
                                date,
                                date.label(),
                                String.valueOf(rules.fixedDates().get(date)),
                                date.clause().toString()))
                        .toList(),
                catalogue.indicators().stream().map(CatalogueResource::row).toList());
    }

    private static Bound bound(Limit limit) {
        return new Bound(
                limit.code(),
                limit.label(),
                limit.value(),
                limit.unit(),
                limit.clause().toString());
    }

    private Version version() {
        return new Version(
                catalogue.version(),
                catalogue.firstYear(),
                LegalText.MEASURE_2024_21.number(),
                LegalText.MEASURE_2024_21.title());
    }

    private static List<Band> bands(RuleBook rules) {
        String clause = Clause.of(Article.A16, "第二款").toString();
        return List.of(
                new Band(Grade.NORMAL, Grade.NORMAL.label(), rules.warningBelow(), null, clause),
                new Band(Grade.WARNING, Grade.WARNING.label(), rules.badBelow(), rules.warningBelow(), clause),
                new Band(Grade.BAD, Grade.BAD.label(), null, rules.badBelow(), clause));
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
