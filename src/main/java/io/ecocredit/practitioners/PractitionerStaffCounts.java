package io.ecocredit.practitioners;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.grading.StaffCount;
import io.ecocredit.regulation.grading.StaffRule;
import io.ecocredit.regulation.grading.StaffRule.StaffRecord;
import io.ecocredit.scores.StaffCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Counts the staff on record; only the count leaves this package. */
@Singleton
final class PractitionerStaffCounts implements StaffCounts {

    private static final Actor COUNTER = Actor.system("staff count");

    private static final Rows<StaffRecord> RECORDS = Rows.of(StaffRecord.class);

    private final PersonsSide persons;

    PractitionerStaffCounts(PersonsSide persons) {
        this.persons = persons;
    }

    @Override
    public Uni<Map<String, List<StaffCount>>> of(List<String> usccs, long position) {
        return persons.ask(COUNTER, """
                select r.employer_uscc, coalesce(p.same_as, r.practitioner_no) as person, r.produced_on, x.confirmed_on as rectified_on
                from practitioners.records r
                    join practitioners.practitioners p using (practitioner_no)
                    join register.entries e on e.entry_id = r.entry_id and e.position <= $2
                    left join (practitioners.rectifications x
                        join register.entries xe on xe.entry_id = x.entry_id and xe.position <= $2)
                        on x.record_no = r.record_no
                where r.employer_uscc = any($1) and coalesce((
                    select v.kind from practitioners.record_events v
                        join register.entries ve on ve.entry_id = v.entry_id and ve.position <= $2
                    where v.record_no = r.record_no order by v.event_no desc limit 1), 'REINSTATED') = 'REINSTATED'
                """, Tuple.of(usccs.toArray(String[]::new), position))
                .map(PractitionerStaffCounts::counts);
    }

    private static Map<String, List<StaffCount>> counts(RowSet<Row> rows) {
        Collector<Row, ?, List<StaffRecord>> records = Collectors.mapping(RECORDS::read, Collectors.toList());
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString("employer_uscc"),
                        Collectors.collectingAndThen(records, StaffRule::counts)));
    }
}
