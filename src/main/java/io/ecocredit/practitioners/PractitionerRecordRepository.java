package io.ecocredit.practitioners;

import io.ecocredit.platform.database.OverJdbc;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Reads records of practitioners as far as the database shows them to whoever the transaction works for. */
@Singleton
public class PractitionerRecordRepository {

    private static final String RECORDS = """
            select r.record_no, r.practitioner_no, r.indicator, r.occurred_on, r.produced_on, r.division, r.authority,
                r.document_no, r.client_name, r.employer_uscc, r.summary, x.confirmed_on, e.recorded_at,
                array(select v.kind from practitioners.record_events v
                    where v.record_no = r.record_no order by v.event_no),
                array(select v.happened_on from practitioners.record_events v
                    where v.record_no = r.record_no order by v.event_no)
            from practitioners.records r
                join register.entries e on e.entry_id = r.entry_id
                left join practitioners.rectifications x on x.record_no = r.record_no
            """;

    private final Catalogue catalogue;
    private final Divisions divisions;

    PractitionerRecordRepository(Catalogue catalogue, Divisions divisions) {
        this.catalogue = catalogue;
        this.divisions = divisions;
    }

    /** Those of a person in the order of their numbers, one more than the window holds if there are more. */
    public Uni<List<PractitionerRecordView>> page(SqlConnection connection, String practitioner, Window window) {
        return read(
                connection,
                "where r.practitioner_no = $1 and r.record_no > $2 order by r.record_no limit $3",
                Tuple.of(practitioner, window.after(), window.limit() + 1));
    }

    /** Those of a person that were produced in a year, in the order of their days. */
    Uni<List<PractitionerRecordView>> ofYear(SqlConnection connection, String practitioner, EvaluationYear year) {
        return read(
                connection,
                "where r.practitioner_no = $1 and r.produced_on between $2 and $3 order by r.produced_on, r.record_no",
                Tuple.of(practitioner, year.firstDay(), year.lastDay()));
    }

    /**
     * A person's record.
     *
     * @throws ProblemException 404 when there is none or it is not the reader's to see
     */
    public Uni<PractitionerRecordView> require(SqlConnection connection, String practitioner, String number) {
        return read(connection, "where r.practitioner_no = $1 and r.record_no = $2", Tuple.of(practitioner, number))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(404, "NO_SUCH_RECORD", "您可查看的信用信息中没有这个编号")));
    }

    /** The one with a number. Blocks. */
    PractitionerRecordView get(Connection connection, String number) throws SQLException {
        return view(OverJdbc.query(connection, RECORDS + "where r.record_no = $1", Tuple.of(number))
                .getFirst());
    }

    private Uni<List<PractitionerRecordView>> read(SqlConnection connection, String condition, Tuple values) {
        return connection
                .preparedQuery(RECORDS + condition)
                .execute(values)
                .map(rows -> rows.stream().map(this::view).toList());
    }

    private PractitionerRecordView view(Tuple row) {
        RecordStanding standing = RecordStanding.of(events(row));
        return new PractitionerRecordView(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                catalogue.find(row.getString(2)).map(Indicator::wording).orElse(null),
                row.getLocalDate(3),
                row.getLocalDate(4),
                row.getString(5),
                divisions.nameOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getLocalDate(11),
                row.getOffsetDateTime(12).toInstant(),
                standing.state(),
                standing.state().label(),
                1L + row.getArrayOfStrings(13).length);
    }

    private static List<RecordEvent> events(Tuple row) {
        String[] kinds = row.getArrayOfStrings(13);
        LocalDate[] days = row.getArrayOfLocalDates(14);
        return IntStream.range(0, kinds.length)
                .mapToObj(event -> new RecordEvent(RecordEvent.Kind.valueOf(kinds[event]), days[event]))
                .toList();
    }
}
