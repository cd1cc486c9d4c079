package io.ecocredit.records;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.repair.Bearing;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.repair.YearOfSubject;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import io.ecocredit.regulation.text.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What records of institutions weigh on, and how far that has come (I-22, I-30). The years of an institution are told also to
 * who does not see its cases.
 */
@Singleton
public class RecordBearings {

    private static final String RECORDS = """
            select r.record_no, r.uscc, r.division, r.category, r.indicator, r.item, r.produced_on, r.final_on, r.authority,
                r.document_no, r.client_outcome, r.client_points
            from register.current_records r where r.record_no = any($1)
            """;

    private static final String YEARS = """
            select uscc, year, lead_league, step, was_shown, shown_on, filing_due, filed_on, published_on, replaced_on, open_to_history, excused,
                untruthful
            from register.years_weighed_on($1, $2)
            """;

    private final Catalogue catalogue;
    private final LegalClock clock;

    RecordBearings(Catalogue catalogue, LegalClock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * A record with the years of its institution.
     *
     * @param division of the league that answers for it
     */
    public record Weighed(CreditRecord fact, String division, Bearing bearing, List<YearOfSubject> years) {

        public Weighed {
            years = List.copyOf(years);
        }

        /** The year that decides how its effect ends; empty where the institution has none yet. */
        public Optional<YearOfSubject> furthest() {
            return bearing.furthest(years);
        }

        /** Why no file tells anything of it any more, or empty when one may (I-30). */
        public Optional<Refusal> closed() {
            return RecordBearings.closed(years.stream().filter(bearing::isOn));
        }

        /** The years on whose filing a repair of it hangs (A26.3). */
        public List<YearOfSubject> hangingOn() {
            return bearing.hangingOn(years);
        }

        /** The years whose results it weighs on. */
        Set<Integer> bearsOn() {
            return years.stream().filter(bearing::isOn).map(YearOfSubject::year).collect(Collectors.toSet());
        }

        /** The years that it weighs on and that stand at a stage. */
        public List<Integer> at(RepairStage stage) {
            return years.stream()
                    .filter(bearing::isOn)
                    .filter(each -> each.stage() == stage)
                    .map(YearOfSubject::year)
                    .sorted()
                    .toList();
        }
    }

    /** Records by number, as far as the reader sees them. */
    public Uni<Map<String, Weighed>> of(SqlConnection connection, Collection<String> numbers) {
        return connection.preparedQuery(RECORDS).execute(texts(numbers)).flatMap(rows -> {
            List<Row> records = StreamSupport.stream(rows.spliterator(), false).toList();
            return connection
                    .preparedQuery(YEARS)
                    .execute(yearsOf(institutions(records)))
                    .map(years -> weighed(records, byInstitution(years)));
        });
    }

    /** The same over JDBC; blocks. */
    Map<String, Weighed> of(Connection connection, Collection<String> numbers) throws SQLException {
        List<Row> records = OverJdbc.query(connection, RECORDS, texts(numbers));
        return weighed(records, years(connection, institutions(records)));
    }

    /** The years of institutions, by code, and of whoever has taken them over, since those bear it too (I-3). Blocks. */
    public Map<String, List<YearOfSubject>> years(Connection connection, Collection<String> usccs) throws SQLException {
        return byInstitution(OverJdbc.query(connection, YEARS, yearsOf(usccs)));
    }

    /** Why a file tells nothing that changes what these years rest on; empty when none is on notice or in public (I-30). */
    public static Optional<Refusal> closed(Stream<YearOfSubject> years) {
        return years.filter(each -> each.stage() != RepairStage.BEFORE_NOTICE && !each.openToHistory())
                .max(Comparator.comparing(YearOfSubject::stage).thenComparingInt(YearOfSubject::year))
                .map(each -> PastFacts.ofResult(each.stage(), each.year()));
    }

    private Map<String, Weighed> weighed(List<Row> records, Map<String, List<YearOfSubject>> years) {
        Map<String, Weighed> weighed = new HashMap<>();
        for (Row row : records) {
            CreditRecord fact = RecordFiles.fact(row);
            weighed.put(
                    fact.number(),
                    new Weighed(
                            fact,
                            row.getString("division"),
                            Bearing.of(fact, catalogue),
                            years.getOrDefault(row.getString("uscc"), List.of())));
        }
        return weighed;
    }

    private static List<String> institutions(List<Row> records) {
        return records.stream().map(row -> row.getString("uscc")).distinct().toList();
    }

    private static Map<String, List<YearOfSubject>> byInstitution(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("uscc"),
                        Collectors.mapping(RecordBearings::year, Collectors.toCollection(ArrayList::new))));
    }

    private static YearOfSubject year(Row row) {
        String step = row.getString("step");
        LocalDate publishedOn = row.getLocalDate("published_on");
        return new YearOfSubject(
                row.getInteger("year"),
                row.getString("lead_league"),
                RepairStage.of(
                        step == null ? null : Step.valueOf(step), row.getBoolean("was_shown"), publishedOn != null),
                row.getLocalDate("shown_on"),
                publishedOn,
                row.getLocalDate("replaced_on"),
                row.getBoolean("open_to_history"),
                new Filing(
                        row.getLocalDate("filing_due"),
                        row.getLocalDate("filed_on"),
                        row.getBoolean("excused"),
                        row.getBoolean("untruthful")));
    }

    private static Tuple texts(Collection<String> texts) {
        return Tuple.tuple().addArrayOfString(texts.stream().distinct().toArray(String[]::new));
    }

    private Tuple yearsOf(Collection<String> usccs) {
        return texts(usccs).addLocalDate(clock.today());
    }
}
