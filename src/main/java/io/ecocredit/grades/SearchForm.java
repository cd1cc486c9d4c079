package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The search form of the pages, filled in as it was sent. */
record SearchForm(String q, String year, List<Choice> leagues, List<Choice> kinds, List<Choice> grades, Asked asked) {

    /** One entry of a select. */
    record Choice(String value, String label, boolean selected) {}

    static SearchForm empty(Divisions divisions) {
        return of(new Asked(null, null, null, null, null, null, null, null), divisions);
    }

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

    /** The address of the page that continues after a cursor, with every condition kept. */
    String addressOfNext(String cursor) {
        UriBuilder address = UriBuilder.fromPath("/grades");
        add(address, "q", asked.q());
        add(address, "division", asked.division());
        add(address, "kind", asked.kind());
        add(address, "grade", asked.grade());
        add(address, "year", asked.year());
        add(address, "asOf", asked.asOf());
        add(address, "cursor", cursor);
        return address.build().toString();
    }

    private static void add(UriBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }
}
