package io.ecocredit.practitioners;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.grading.PractitionerGrader.PersonalRecord;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rates the practitioners with a record of a year (A17); results stay inside (A21.4). */
@Singleton
@Cites(Article.A17)
public class PractitionerRating {

    /** How many people are rated at a time. */
    private static final int BATCH = 1000;

    private static final Actor RATER = Actor.system("practitioner rating");

    /** Records of a year of persons, under every number of each; under which they are asked for is to be said before and after. */
    private static final String RECORDS = """
            as practitioner_no, r.record_no as number, practitioners.standing_authority(r.record_no, r.authority) as department, r.produced_on,
                x.confirmed_on as rectified_on
            from practitioners.practitioners p
                join practitioners.valid_records r using (practitioner_no)
                left join practitioners.rectifications x using (record_no)
            """;

    private static final Rows<PersonalRecord> PERSONAL = Rows.of(PersonalRecord.class);

    private final PersonsSide persons;

    PractitionerRating(PersonsSide persons) {
        this.persons = persons;
    }

    /**
     * The next results in the order of the persons' first numbers.
     *
     * @param after number of the last practitioner already rated; empty to begin
     * @return results by number; empty when there are no more
     */
    public Uni<Map<String, PractitionerGrader.Result>> next(EvaluationYear year, LocalDate at, String after) {
        return persons.ask(
                        RATER,
                        "select p.person_no " + RECORDS + """
                where r.produced_on between $1 and $2 and p.person_no in (
                    select p.person_no
                    from practitioners.practitioners p join practitioners.valid_records r using (practitioner_no)
                    where p.person_no > $3 and r.produced_on between $1 and $2
                    group by p.person_no order by p.person_no limit $4)
                """,
                        Tuple.of(year.firstDay(), year.lastDay(), after, BATCH))
                .map(rows -> rate(rows, year, at));
    }

    /** The results of some practitioners, by number, over all records of the person; who has no record has none. */
    public Uni<Map<String, PractitionerGrader.Result>> of(
            Collection<String> numbers, EvaluationYear year, LocalDate at) {
        return persons.ask(
                        RATER,
                        "select a.practitioner_no " + RECORDS + """
                        join practitioners.practitioners a on a.person_no = p.person_no
                        where r.produced_on between $1 and $2 and a.practitioner_no = any($3)
                        """,
                        Tuple.of(year.firstDay(), year.lastDay(), numbers.toArray(String[]::new)))
                .map(rows -> rate(rows, year, at));
    }

    private static Map<String, PractitionerGrader.Result> rate(RowSet<Row> rows, EvaluationYear year, LocalDate at) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString("practitioner_no"),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(PERSONAL::read, Collectors.toList()),
                                records -> PractitionerGrader.rate(records, year, at))));
    }
}
