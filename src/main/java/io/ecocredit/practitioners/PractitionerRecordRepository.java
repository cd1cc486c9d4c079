package io.ecocredit.practitioners;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads records of practitioners as far as the database shows them to whoever the transaction works for. */
@Singleton
public class PractitionerRecordRepository {

    private static final String RECORDS = """
            select r.record_no, r.practitioner_no as practitioner, r.indicator, r.occurred_on, r.produced_on,
                r.division, r.authority, r.document_no, r.client_name, r.employer_uscc, r.summary,
                x.confirmed_on as rectification_confirmed_on, e.recorded_at,
                array(select v.kind from practitioners.record_events v
                    where v.record_no = r.record_no order by v.event_no) as kinds,
                array(select v.happened_on from practitioners.record_events v
                    where v.record_no = r.record_no order by v.event_no) as days
            from practitioners.records r
                join register.entries e on e.entry_id = r.entry_id
                left join practitioners.rectifications x on x.record_no = r.record_no
            """;

    /** Whatever number the record is under (I-34): those that count together are shown together. */
    private static final String OF_PERSON =
            "where r.practitioner_no = any (array(select practitioners.numbers_of($1)))";

    private final Rows<PractitionerRecordView> views;

    PractitionerRecordRepository(Catalogue catalogue, Divisions divisions) {
        this.views = Rows.of(
                PractitionerRecordView.class,
                Map.of(
                        "wording",
                                row -> catalogue
                                        .find(row.getString("indicator"))
                                        .map(Indicator::wording)
                                        .orElse(null),
                        "divisionLabel", row -> divisions.nameOf(row.getString("division")),
                        "standing", row -> RecordStanding.of(events(row)).state(),
                        "standingLabel",
                                row -> RecordStanding.of(events(row)).state().label(),
                        "version", row -> 1L + events(row).size()));
    }

    /** Those of a person in the order of their numbers, one more than the window holds if there are more. */
    public Uni<List<PractitionerRecordView>> page(SqlConnection connection, String practitioner, Window window) {
        return read(
                connection,
                OF_PERSON + " and r.record_no > $2 order by r.record_no limit $3",
                Tuple.of(practitioner, window.after(), window.limit() + 1));
    }

    /** Those of a person that were produced in a year, in the order of their days. */
    Uni<List<PractitionerRecordView>> ofYear(SqlConnection connection, String practitioner, EvaluationYear year) {
        return read(
                connection,
                OF_PERSON + " and r.produced_on between $2 and $3 order by r.produced_on, r.record_no",
                Tuple.of(practitioner, year.firstDay(), year.lastDay()));
    }

    /**
     * A person's record.
     *
     * @throws RefusalException 404 when there is none or it is not the reader's to see
     */
    public Uni<PractitionerRecordView> require(SqlConnection connection, String practitioner, String number) {
        return read(connection, "where r.practitioner_no = $1 and r.record_no = $2", Tuple.of(practitioner, number))
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_RECORD, "您可查看的信用信息中没有这个编号")));
    }

    /** The one with a number. Blocks. */
    PractitionerRecordView get(Connection connection, String number) throws SQLException {
        return views.one(OverJdbc.query(connection, RECORDS + "where r.record_no = $1", Tuple.of(number)));
    }

    private Uni<List<PractitionerRecordView>> read(SqlConnection connection, String condition, Tuple values) {
        return connection.preparedQuery(RECORDS + condition).execute(values).map(views::all);
    }

    private static List<RecordEvent> events(Row row) {
        String[] kinds = row.getArrayOfStrings("kinds");
        LocalDate[] days = row.getArrayOfLocalDates("days");
        return IntStream.range(0, kinds.length)
                .mapToObj(event -> new RecordEvent(RecordEvent.Kind.valueOf(kinds[event]), days[event]))
                .toList();
    }
}
