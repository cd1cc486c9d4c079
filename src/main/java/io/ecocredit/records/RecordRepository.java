package io.ecocredit.records;

import io.ecocredit.platform.sql.OverJdbc;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.record.Source;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads records as far as the database shows them to whoever the transaction works for. */
@Singleton
class RecordRepository {

    private static final String ONE = "where r.record_no = $1";

    private static final String RECORDS = """
            select r.record_no, r.uscc, r.category, r.indicator, r.item, r.occurred_on, r.produced_on, r.final_on,
                r.division, r.authority, r.document_no, r.source, r.client_uscc, r.client_outcome, r.client_points,
                r.client_document_no, r.summary, x.confirmed_on as rectification_confirmed_on,
                w.early_warning_no as early_warning, e.recorded_at,
                (select string_agg(v.kind || ' ' || v.happened_on, ';' order by v.event_no)
                    from register.record_events v where v.record_no = r.record_no) as events
            from register.current_records r
                join register.entries e on e.entry_id = r.entry_id
                left join register.rectifications x on x.record_no = r.record_no
                left join register.warnings w on w.record_no = r.record_no
            """;

    private final Rows<RecordView> views;

    RecordRepository(Divisions divisions) {
        this.views = Rows.of(
                RecordView.class,
                Map.of(
                        "categoryLabel",
                                row -> Category.valueOf(row.getString("category"))
                                        .label(),
                        "divisionLabel", row -> divisions.nameOf(row.getString("division")),
                        "sourceLabel", row -> Source.values()[row.getInteger("source") - 1].label(),
                        "standing", row -> RecordStanding.of(events(row)).state(),
                        "standingLabel",
                                row -> RecordStanding.of(events(row)).state().label(),
                        "version", row -> 1L + events(row).size()));
    }

    /** Those that match, in the order of their numbers, one more than the window holds if there are more. */
    Uni<List<RecordView>> search(SqlConnection connection, RecordQuery query) {
        Uscc uscc = query.uscc();
        Category category = query.category();
        return connection
                .preparedQuery(RECORDS + """
                        where r.record_no > $1
                            and ($2::text is null or r.uscc = $2)
                            and ($3::text is null or r.category = $3)
                            and ($4::text is null or r.indicator = $4)
                            and ($5::date is null or r.produced_on >= $5)
                            and ($6::date is null or r.produced_on <= $6)
                        order by r.record_no limit $7
                        """)
                .execute(Tuple.tuple()
                        .addString(query.window().after())
                        .addString(uscc == null ? null : uscc.value())
                        .addString(category == null ? null : category.name())
                        .addString(query.indicator())
                        .addLocalDate(query.from())
                        .addLocalDate(query.until())
                        .addInteger(query.window().limit() + 1))
                .map(views::all);
    }

    /** All that the reader sees of an institution, of whoever has taken it over, and of all that either has taken over (I-3). */
    Uni<List<RecordView>> ofSuccession(SqlConnection connection, String uscc) {
        return connection.preparedQuery(RECORDS + """
                        where r.uscc in (
                            with line as (
                                select $1::text as uscc
                                union select a.heir from register.absorbed(null) a where a.uscc = $1)
                            select uscc from line
                            union select a.uscc from line join register.absorbed(null) a on a.heir = line.uscc)
                        """).execute(Tuple.of(uscc)).map(views::all);
    }

    /** The one with a number, or an empty list. */
    Uni<List<RecordView>> find(SqlConnection connection, String number) {
        return connection.preparedQuery(RECORDS + ONE).execute(Tuple.of(number)).map(views::all);
    }

    /** The same over JDBC; blocks. */
    List<RecordView> find(Connection connection, String number) throws SQLException {
        return views.all(OverJdbc.query(connection, RECORDS + ONE, Tuple.of(number)));
    }

    private static List<RecordEvent> events(Row row) {
        String text = row.getString("events");
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1))
                        .map(each -> each.split(" ", 2))
                        .map(each -> new RecordEvent(RecordEvent.Kind.valueOf(each[0]), LocalDate.parse(each[1])))
                        .toList();
    }
}
