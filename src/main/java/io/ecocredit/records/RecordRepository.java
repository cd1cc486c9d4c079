package io.ecocredit.records;

import io.ecocredit.platform.database.OverJdbc;
import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordStanding;
import io.ecocredit.regulation.record.Source;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads records as far as the database shows them to whoever the transaction works for. */
@Singleton
class RecordRepository {

    private static final String ONE = "where r.record_no = $1";

    private static final String RECORDS = """
            select r.record_no, r.uscc, r.category, r.indicator, r.item, r.occurred_on, r.produced_on, r.final_on,
                r.division, r.authority, r.document_no, r.source, r.client_uscc, r.client_outcome, r.client_points,
                r.client_document_no, r.summary, x.confirmed_on, e.recorded_at,
                (select string_agg(v.kind || ' ' || v.happened_on, ';' order by v.event_no)
                    from register.record_events v where v.record_no = r.record_no)
            from register.current_records r
                join register.entries e on e.entry_id = r.entry_id
                left join register.rectifications x on x.record_no = r.record_no
            """;

    private final Divisions divisions;

    RecordRepository(Divisions divisions) {
        this.divisions = divisions;
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
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** The one with a number, or an empty list. */
    Uni<List<RecordView>> find(SqlConnection connection, String number) {
        return connection
                .preparedQuery(RECORDS + ONE)
                .execute(Tuple.of(number))
                .map(rows -> rows.stream().map(this::view).toList());
    }

    /** The same over JDBC; blocks. */
    List<RecordView> find(Connection connection, String number) throws SQLException {
        return OverJdbc.query(connection, RECORDS + ONE, Tuple.of(number)).stream()
                .map(this::view)
                .toList();
    }

    private RecordView view(Tuple row) {
        Category category = Category.valueOf(row.getString(2));
        int source = row.getInteger(11);
        List<RecordEvent> events = events(row.getString(19));
        RecordStanding standing = RecordStanding.of(events);
        return new RecordView(
                row.getString(0),
                row.getString(1),
                category,
                category.label(),
                row.getString(3),
                row.getString(4),
                row.getLocalDate(5),
                row.getLocalDate(6),
                row.getLocalDate(7),
                row.getString(8),
                divisions.nameOf(row.getString(8)),
                row.getString(9),
                row.getString(10),
                source,
                Source.values()[source - 1].label(),
                row.getString(12),
                row.getString(13),
                row.getBigDecimal(14),
                row.getString(15),
                row.getString(16),
                row.getLocalDate(17),
                row.getOffsetDateTime(18).toInstant(),
                standing.state(),
                standing.state().label(),
                1L + events.size());
    }

    private static List<RecordEvent> events(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1))
                        .map(each -> each.split(" ", 2))
                        .map(each -> new RecordEvent(RecordEvent.Kind.valueOf(each[0]), LocalDate.parse(each[1])))
                        .toList();
    }
}
