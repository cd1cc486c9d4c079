package io.ecocredit.grades;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.grades.GradeResource.Count;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.grades.GradeResource.FormerName;
import io.ecocredit.grades.SearchCounts.Facet;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What turns stored results into something to show. */
@Singleton
public class Presentation {

    private final ObjectMapper json;
    private final Divisions divisions;
    private final LegalClock clock;

    Presentation(ObjectMapper json, Divisions divisions, LegalClock clock) {
        this.json = json;
        this.divisions = divisions;
        this.clock = clock;
    }

    public Divisions divisions() {
        return divisions;
    }

    public LegalClock clock() {
        return clock;
    }

    PublishedGrade parse(String document) {
        try {
            return json.readValue(document, PublishedGrade.class);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }

    List<FormerName> formerNames(String array) {
        try {
            return List.of(json.readValue(array, FormerName[].class));
        } catch (JsonProcessingException composedByUs) {
            throw new IllegalStateException(composedByUs);
        }
    }

    String write(@Nullable Object view) {
        try {
            return json.writeValueAsString(view);
        } catch (JsonProcessingException ofOurOwn) {
            throw new IllegalStateException(ofOurOwn);
        }
    }

    /** Structured data for the inside of a script element, which nothing in it can end. */
    String structured(Map<String, Object> described) {
        return write(described).replace("<", "\\u003c");
    }

    @Nullable
    Counts view(@Nullable SearchCounts counts) {
        return counts == null
                ? null
                : new Counts(
                        counts.all(),
                        counts.isEstimated(),
                        labelled(counts, Facet.LEAGUE, this::nameOf),
                        labelled(
                                counts,
                                Facet.GRADE,
                                grade -> Grade.valueOf(grade).label()),
                        labelled(counts, Facet.KIND, Presentation::labelOfKind),
                        labelled(counts, Facet.YEAR, year -> year + "年度"));
    }

    private static List<Count> labelled(SearchCounts counts, Facet facet, UnaryOperator<String> label) {
        return counts.of(facet).stream()
                .map(count -> new Count(count.value(), label.apply(count.value()), count.results()))
                .toList();
    }

    private String nameOf(String league) {
        return divisions.find(league).map(Division::name).orElse(league);
    }

    private static String labelOfKind(String kind) {
        return InstitutionKind.of(kind).map(InstitutionKind::label).orElse(kind);
    }
}
