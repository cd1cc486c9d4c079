package io.ecocredit.practitioners.measures;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.practitioners.PractitionerRating;
import io.ecocredit.regulation.disclosure.GradeExplanation;
import io.ecocredit.regulation.grading.PractitionerGrader.Result;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dishonest individuals are under measures until repair, of those whom the reader knows (A34). Whether a rating still
 * runs is what the core computes from the records of every league today.
 */
@Singleton
@Cites(Article.A34)
class PractitionerMeasures {

    static final String KEY = "[^ ]{1,100} 20[0-9]{2}";

    private final PersonsSide persons;
    private final PractitionerRating ratings;
    private final LegalClock clock;

    PractitionerMeasures(PersonsSide persons, PractitionerRating ratings, LegalClock clock) {
        this.persons = persons;
        this.ratings = ratings;
        this.clock = clock;
    }

    /**
     * Somebody under measures.
     *
     * @param practitioner number in the register
     * @param ratedOn day of the rating
     */
    public record Measured(String practitioner, int year, LocalDate ratedOn, String measure, String clause) {

        static Measured of(Told told) {
            GradeExplanation.Measure measure = GradeExplanation.FOR_DISHONEST_INDIVIDUALS;
            return new Measured(
                    told.practitioner(),
                    told.year(),
                    told.ratedOn(),
                    measure.text(),
                    measure.clause().toString());
        }
    }

    /** A rating that was told. */
    record Told(String practitioner, int year, LocalDate ratedOn) {

        String key() {
            return practitioner + " " + year;
        }
    }

    /** A page is of ratings that were told, of people in the evaluation today (A5.4); what no longer runs is left out of it. */
    Uni<Page<Measured>> page(Window window, Act act) {
        return told(window, act)
                .map(found -> Page.of(found, window, Told::key))
                .flatMap(page -> running(page.items()).map(items -> new Page<>(items, page.next())));
    }

    private Uni<List<Told>> told(Window window, Act act) {
        String[] after = window.after().isEmpty()
                ? new String[] {"", "0"}
                : window.after().split(" ", 2);
        return persons.doing(
                act,
                connection -> connection
                        .preparedQuery("""
                                select t.practitioner_no, t.year, t.rated_on
                                from practitioners.told_ratings($1, $2) t
                                    join practitioners.practitioners p using (practitioner_no)
                                where not practitioners.is_excluded(t.practitioner_no, $4)
                                order by t.practitioner_no, t.year limit $3
                                """)
                        .execute(Tuple.of(after[0], Integer.valueOf(after[1]), window.limit() + 1, clock.today()))
                        .map(rows -> rows.stream()
                                .map(row -> new Told(
                                        row.getString("practitioner_no"),
                                        row.getInteger("year"),
                                        row.getLocalDate("rated_on")))
                                .toList()));
    }

    private Uni<List<Measured>> running(List<Told> told) {
        LocalDate today = clock.today();
        Map<Integer, List<String>> byYear = told.stream()
                .collect(Collectors.groupingBy(
                        Told::year, TreeMap::new, Collectors.mapping(Told::practitioner, Collectors.toList())));
        return Multi.createFrom()
                .iterable(byYear.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        each -> ratings.of(each.getValue(), new EvaluationYear(each.getKey()), today)
                                .map(results -> Map.entry(each.getKey(), results)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(results -> told.stream()
                        .filter(each -> isRunning(results.get(each.year()), each.practitioner()))
                        .map(Measured::of)
                        .toList());
    }

    private static boolean isRunning(@Nullable Map<String, Result> ofYear, String practitioner) {
        Result result = ofYear == null ? null : ofYear.get(practitioner);
        return result != null && result.dishonest();
    }
}
