package io.ecocredit.records;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.Warning;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads what the register knew, at a position, of the records of many institutions at once. */
@Singleton
public class RecordFiles {

    private static final String SQL = """
            select r.uscc, r.record_no, r.category, r.indicator, r.item, r.produced_on, f.final_on, r.authority,
                r.document_no, r.client_outcome, r.client_points, w.issued_on, w.limit_on, wr.rectified_on,
                wc.confirmed_on, x.confirmed_on
            from register.records r
                join register.entries e on e.entry_id = r.entry_id and e.position <= $2
                left join (register.finality_statements f
                    join register.entries fe on fe.entry_id = f.entry_id and fe.position <= $2)
                    on f.record_no = r.record_no
                left join (register.warnings w
                    join register.entries we on we.entry_id = w.entry_id and we.position <= $2)
                    on w.record_no = r.record_no
                left join (register.warning_reports wr
                    join register.entries wre on wre.entry_id = wr.entry_id and wre.position <= $2)
                    on wr.record_no = r.record_no
                left join (register.warning_confirmations wc
                    join register.entries wce on wce.entry_id = wc.entry_id and wce.position <= $2)
                    on wc.record_no = r.record_no
                left join (register.rectifications x
                    join register.entries xe on xe.entry_id = x.entry_id and xe.position <= $2)
                    on x.record_no = r.record_no
            where r.uscc = any($1)
            """;

    /**
     * The records of some institutions.
     *
     * @param position of the last entry that may be known
     * @return files by USCC; an institution without records is absent
     */
    public Uni<Map<String, List<RecordFile>>> of(SqlConnection connection, List<String> usccs, long position) {
        return connection
                .preparedQuery(SQL)
                .execute(Tuple.of(usccs.toArray(String[]::new), position))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString(0), Collectors.mapping(RecordFiles::file, Collectors.toList()))));
    }

    private static RecordFile file(Row row) {
        CreditRecord fact = new CreditRecord(
                row.getString(1),
                Category.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getLocalDate(5),
                row.getLocalDate(6),
                row.getString(7),
                row.getString(8),
                clientOutcome(row.getString(9), row.getBigDecimal(10)));
        LocalDate issuedOn = row.getLocalDate(11);
        Warning warning = issuedOn == null
                ? null
                : new Warning(issuedOn, row.getLocalDate(12), row.getLocalDate(13), row.getLocalDate(14));
        return new RecordFile(fact, warning, row.getLocalDate(15));
    }

    private static @Nullable ClientOutcome clientOutcome(@Nullable String outcome, @Nullable BigDecimal points) {
        if ("BAD".equals(outcome)) {
            return new ClientOutcome.RatedBad();
        }
        return points == null ? null : new ClientOutcome.PointsLost(points);
    }
}
