package io.ecocredit.practitioners;

import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.grading.PractitionerGrader;
import io.ecocredit.regulation.grading.PractitionerGrader.PersonalRecord;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.regulation.time.EvaluationYear;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * People of whom nothing has been heard for long, by number, with all their records.
 *
 * @param records by practitioner's number, in its order
 */
record QuietPractitioners(Map<String, List<PersonalRecord>> records) {

    private static final int BATCH = 500;
    private static final Rows<PersonalRecord> RECORDS = Rows.of(PersonalRecord.class);

    /** The next people who came in and had their last record before a day. */
    static QuietPractitioners next(Connection connection, String after, LocalDate keptSince) throws SQLException {
        Map<String, List<PersonalRecord>> records = new TreeMap<>();
        OverJdbc.query(
                        connection,
                        """
                        with quiet as (
                            select p.practitioner_no, p.person_no
                            from practitioners.practitioners p join register.entries e using (entry_id)
                            where p.practitioner_no > $1 and p.erased_on is null and e.recorded_at < $2
                                and not exists (select from practitioners.records r
                                        join practitioners.practitioners o using (practitioner_no)
                                    where o.person_no = p.person_no and r.produced_on >= $3)
                            order by p.practitioner_no limit $4)
                        select quiet.practitioner_no, r.record_no as number, r.produced_on,
                            practitioners.standing_authority(r.record_no, r.authority) as department,
                            x.confirmed_on as rectified_on
                        from quiet
                            join practitioners.practitioners o using (person_no)
                            left join practitioners.valid_records r on r.practitioner_no = o.practitioner_no
                            left join practitioners.rectifications x using (record_no)
                        """,
                        Tuple.of(after, keptSince.atStartOfDay(Deadline.ZONE).toOffsetDateTime(), keptSince, BATCH))
                .forEach(row -> add(
                        records.computeIfAbsent(row.getString("practitioner_no"), number -> new ArrayList<>()), row));
        return new QuietPractitioners(records);
    }

    private static void add(List<PersonalRecord> own, Row row) {
        if (row.getString("number") != null) {
            own.add(RECORDS.read(row));
        }
    }

    /** The last number, after which the next people follow; empty when there was nobody. */
    String last() {
        return records.isEmpty() ? "" : new TreeMap<>(records).lastKey();
    }

    /** Those of whom no year has a result that still runs: a dishonest individual stays one until repair (A17, A28). */
    List<String> withoutResultOn(LocalDate day) {
        return records.entrySet().stream()
                .filter(person -> person.getValue().stream()
                        .map(record -> EvaluationYear.of(record.producedOn()))
                        .distinct()
                        .noneMatch(year -> isDishonest(person.getValue(), year, day)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isDishonest(List<PersonalRecord> records, EvaluationYear year, LocalDate day) {
        try {
            return PractitionerGrader.rate(records, year, day).dishonest();
        } catch (RefusalException beforeTheMeasure) {
            return false;
        }
    }
}
