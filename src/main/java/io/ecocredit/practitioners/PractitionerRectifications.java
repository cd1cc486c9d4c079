package io.ecocredit.practitioners;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.records.RecordBearings;
import io.ecocredit.records.RectificationTarget;
import io.ecocredit.records.StandingAside;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.repair.PastFacts;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.repair.YearOfSubject;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleBook;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rectifications of practitioners' records. Such a record weighs on the rating as a dishonest individual that counts it, and
 * as one of enough people on its employer's results (I-12).
 */
@Singleton
final class PractitionerRectifications extends RectificationTarget {

    private static final String RECORDS = """
            with asked as (select $1::text[] as numbers, $2::date as today)
            select r.record_no, r.produced_on, r.authority, r.division, r.employer_uscc, coalesce(s.people, 0) as people
            from asked a join practitioners.records r on r.record_no = any(a.numbers)
                left join practitioners.staff_on_record(a.numbers, a.today) as s on s.record_no = r.record_no
            """;

    private static final String TOLD = "select record_no, year, step from practitioners.told_ratings($1)";

    private static final Rows<Recorded> ROWS = Rows.of(Recorded.class);

    private static final String STOOD_ASIDE = """
            with asked as (select $1::text[] as numbers, $2::text as bureau)
            select r.record_no from asked a join practitioners.records r on r.record_no = any(a.numbers)
            where exists (select from practitioners.recusals q
                    where q.practitioner_no = r.practitioner_no and q.officer = access.actor())
                or exists (select from practitioners.records k
                    where k.practitioner_no = r.practitioner_no
                        and access.folded(k.client_name) ~ a.bureau)
            """;

    private final RecordBearings institutions;
    private final StandingAside aside;
    private final LegalClock clock;

    PractitionerRectifications(RecordBearings institutions, StandingAside aside, LegalClock clock) {
        super("practitioners", "employer_uscc", "STAFF");
        this.institutions = institutions;
        this.aside = aside;
        this.clock = clock;
    }

    /** @param people of the employer on record in the record's year today */
    record Recorded(
            String recordNo,
            LocalDate producedOn,
            String authority,
            String division,
            @Nullable String employerUscc,
            int people) {

        /** Whether a result of the employer rests on it. */
        private boolean isOn(YearOfSubject result) {
            return result.year() >= producedOn.getYear()
                    && people >= RuleBook.of(result.year()).get(Rule.STAFF_THRESHOLD);
        }
    }

    @Override
    protected Map<String, Target> find(Connection connection, Collection<String> recordNumbers) throws SQLException {
        Tuple numbers =
                Tuple.tuple().addArrayOfString(recordNumbers.stream().distinct().toArray(String[]::new));
        Set<String> stoodAside = aside.among(connection, STOOD_ASIDE, recordNumbers);
        Map<String, Refusal> told = told(OverJdbc.query(connection, TOLD, numbers));
        List<Recorded> records = ROWS.all(OverJdbc.query(connection, RECORDS, numbers.addLocalDate(clock.today())));
        Map<String, List<YearOfSubject>> years = institutions.years(
                connection,
                records.stream()
                        .map(Recorded::employerUscc)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return records.stream().collect(Collectors.toMap(Recorded::recordNo, each -> {
            List<YearOfSubject> employers = years.getOrDefault(employer(each), List.of());
            return target(each, closed(each, told, employers), stoodAside.contains(each.recordNo()));
        }));
    }

    private static String employer(Recorded record) {
        return Objects.requireNonNullElse(record.employerUscc(), "");
    }

    private static Optional<Refusal> closed(Recorded record, Map<String, Refusal> told, List<YearOfSubject> employers) {
        return Optional.ofNullable(told.get(record.recordNo()))
                .or(() -> RecordBearings.closed(employers.stream().filter(record::isOn)));
    }

    private static Target target(Recorded record, Optional<Refusal> closed, boolean stoodAside) {
        Stream<Refusal> recusal = stoodAside ? Stream.of(StandingAside.refusal()) : Stream.empty();
        return new Target(
                record.producedOn(),
                record.authority(),
                record.division(),
                null,
                Stream.concat(closed.stream(), recusal).toList());
    }

    /** Of the records on which a rating rests that was told. */
    private static Map<String, Refusal> told(List<Row> rows) {
        Map<String, Refusal> told = new HashMap<>();
        for (Row row : rows) {
            RepairStage stage = RepairStage.of(Step.valueOf(row.getString("step")), false, false);
            if (stage == RepairStage.AFTER_PUBLICATION) {
                told.put(
                        row.getString("record_no"),
                        PastFacts.ofResult(stage, row.getInteger("year"))
                                .under(Clause.of(Provision.A28_PARAGRAPH_1).as(Interpretation.I_30)));
            }
        }
        return told;
    }
}
