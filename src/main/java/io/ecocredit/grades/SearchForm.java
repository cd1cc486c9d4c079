package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeResource.Count;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The search form of the pages, filled in as it was sent. */
record SearchForm(String q, String year, List<Choice> leagues, List<Choice> kinds, List<Choice> grades, Asked asked) {

    private static final Map<String, String> LABELS = Map.of(
            "q", "机构名称或统一社会信用代码", "division", "盟市", "grade", "评价结果", "kind", "机构类别", "year", "评价年度", "asOf", "截至日期");

    /** One entry of a select. */
    record Choice(String value, String label, boolean selected) {}

    static SearchForm of(Asked asked, Divisions divisions) {
        return new SearchForm(
                Objects.requireNonNullElse(asked.q(), ""),
                Objects.requireNonNullElse(asked.year(), ""),
                divisions.leagues().stream()
                        .map(league -> choice(league.code(), league.name(), asked.division()))
                        .toList(),
                Arrays.stream(InstitutionKind.values())
                        .map(kind -> choice(kind.name(), kind.label(), asked.kind()))
                        .toList(),
                Arrays.stream(Grade.values())
                        .map(grade -> choice(grade.name(), grade.label(), asked.grade()))
                        .toList(),
                asked);
    }

    private static Choice choice(String value, String label, @Nullable String chosen) {
        return new Choice(value, label, value.equals(chosen));
    }

    /** What is wrong with the form, by the label that its reader sees. */
    static String faultOf(Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(error -> LABELS.getOrDefault(error.field(), error.field()) + "：" + error.detail())
                .orElse(problem.detail());
    }

    /**
     * A filter beside the results: what its values would find.
     *
     * @param all address without this filter
     */
    record Facet(String title, String all, boolean isFree, List<Link> links) {}

    /** A value of a filter with the results that it leads to; {@code isChosen} for the one that is in force. */
    record Link(String label, String address, int results, boolean isChosen) {}

    List<Facet> facets(Counts counts) {
        return List.of(
                facet("grade", counts.grades(), asked.grade()),
                facet("division", counts.divisions(), asked.division()),
                facet("kind", counts.kinds(), asked.kind()),
                facet("year", counts.years(), asked.year()));
    }

    private Facet facet(String name, List<Count> counts, @Nullable String chosen) {
        return new Facet(
                LABELS.getOrDefault(name, name),
                with(name, null),
                chosen == null || chosen.isEmpty(),
                counts.stream()
                        .map(count -> new Link(
                                count.label(),
                                with(name, count.value()),
                                count.results(),
                                count.value().equals(chosen)))
                        .toList());
    }

    /** The address of the same search with one condition replaced, or without it; from the first page on. */
    String with(String name, @Nullable String value) {
        Map<String, @Nullable String> conditions = new LinkedHashMap<>();
        conditions.put("q", asked.q());
        conditions.put("division", asked.division());
        conditions.put("kind", asked.kind());
        conditions.put("grade", asked.grade());
        conditions.put("year", asked.year());
        conditions.put("asOf", asked.asOf());
        conditions.put(name, value);
        UriBuilder address = UriBuilder.fromPath("/grades");
        conditions.forEach((condition, wanted) -> add(address, condition, wanted));
        return address.build().toString();
    }

    private static void add(UriBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }
}
