package io.ecocredit.records;

import io.ecocredit.regulation.record.Category;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.record.CreditRecord;
import io.ecocredit.regulation.record.RecordEvent;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.record.SettledAuthority;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.record.Warning;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads what the register knew, at a position, of the records of many institutions at once. */
@Singleton
public class RecordFiles {

    /** Rare beside the records, so they are asked for apart and put in by the core. */
    private static final String EVENTS = """
            select v.kind, v.record_no, a.category, a.indicator, a.item, a.produced_on, a.final_on, r.authority,
                a.document_no, a.client_outcome, a.client_points, a.occurred_on, v.happened_on, v.entry_id
            from register.record_events v
                join register.entries e on e.entry_id = v.entry_id and e.position <= $2
                join register.records r on r.record_no = v.record_no
                left join register.record_amendments a on a.record_no = v.record_no and a.event_no = v.event_no
            where r.uscc = any($1)
            order by v.record_no, v.event_no
            """;

    private static final String SQL = """
            select r.uscc, r.record_no, r.category, r.indicator, r.item, r.produced_on, f.final_on, r.authority,
                r.document_no, r.client_outcome, r.client_points, coalesce(w.served_on, w.issued_on) as issued_on, w.limit_on, wr.rectified_on,
                wc.confirmed_on, wx.refused_on, x.confirmed_on as repaired_on, f.entry_id as final_in, r.occurred_on,
                w.early_warning_no, w.conduct_indicator, w.conduct_found_on, sa.same as authority_same,
                sa.present as authority_present
            from register.records r
                join register.entries e on e.entry_id = r.entry_id and e.position <= $2
                left join (register.finality_statements f
                    join register.entries fe on fe.entry_id = f.entry_id and fe.position <= $2)
                    on f.record_no = r.record_no
                left join (register.warnings w
                    join register.entries we on we.entry_id = w.entry_id and we.position <= $2)
                    on w.record_no = r.record_no and not exists (
                        select from register.warnings b
                            join register.entries be on be.entry_id = b.entry_id and be.position <= $2
                        where b.early_warning_no = w.early_warning_no and b.binding_no > w.binding_no)
                left join lateral (
                    select wr.report_no, wr.rectified_on
                    from register.warning_reports wr
                        join register.entries wre on wre.entry_id = wr.entry_id and wre.position <= $2
                    where wr.record_no = w.record_no order by wr.report_no desc limit 1) as wr on true
                left join (register.warning_confirmations wc
                    join register.entries wce on wce.entry_id = wc.entry_id and wce.position <= $2)
                    on wc.record_no = w.record_no and wc.report_no = wr.report_no
                left join (register.warning_refusals wx
                    join register.entries wxe on wxe.entry_id = wx.entry_id and wxe.position <= $2)
                    on wx.record_no = w.record_no and wx.report_no = wr.report_no
                left join (register.rectifications x
                    join register.entries xe on xe.entry_id = x.entry_id and xe.position <= $2)
                    on x.record_no = r.record_no
                left join lateral (
                    select s.same, s.present
                    from register.settled_authorities s
                        join register.entries se on se.entry_id = s.entry_id and se.position <= $2
                    where s.record_no = r.record_no order by s.settlement_no desc limit 1) as sa on true
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
                .flatMap(rows -> events(connection, usccs, position).map(events -> byInstitution(rows, events)));
    }

    private static Map<String, List<RecordFile>> byInstitution(RowSet<Row> rows, Map<String, Decided> events) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.getString("uscc"),
                        Collectors.mapping(row -> file(row, events), Collectors.toList())));
    }

    /**
     * What was decided of a record, with the record as last amended, null while it never was.
     *
     * @param occurredOn the day of its conduct as last amended
     * @param amendedIn number of the entry of the last amendment
     */
    private record Decided(
            List<RecordEvent> events,
            @Nullable CreditRecord amended,
            @Nullable LocalDate occurredOn,
            long amendedIn) {
        private static final Decided NOTHING = new Decided(List.of(), null, null, 0);

        private Decided plus(Row row) {
            List<RecordEvent> all = new ArrayList<>(events);
            all.add(new RecordEvent(RecordEvent.Kind.valueOf(row.getString("kind")), row.getLocalDate("happened_on")));
            return row.getString("category") == null
                    ? new Decided(all, amended, occurredOn, amendedIn)
                    : new Decided(all, fact(row), row.getLocalDate("occurred_on"), row.getLong("entry_id"));
        }

        /**
         * The record as it stands; a penalty that an amendment left open is final once its producer says so afterwards.
         *
         * @param finalIn number of the entry with the producer's statement; null while there is none
         */
        private CreditRecord standing(CreditRecord entered, @Nullable Long finalIn) {
            if (amended == null) {
                return entered;
            }
            return amended.finalOn() == null && finalIn != null && finalIn > amendedIn
                    ? amended.madeFinalOn(entered.finalOn())
                    : amended;
        }
    }

    private static Uni<Map<String, Decided>> events(SqlConnection connection, List<String> usccs, long position) {
        return connection
                .preparedQuery(EVENTS)
                .execute(Tuple.of(usccs.toArray(String[]::new), position))
                .map(rows -> {
                    Map<String, Decided> decided = new HashMap<>();
                    rows.forEach(row -> decided.merge(
                            row.getString("record_no"), Decided.NOTHING.plus(row), (before, one) -> before.plus(row)));
                    return decided;
                });
    }

    private static RecordFile file(Row row, Map<String, Decided> events) {
        CreditRecord entered = fact(row);
        Decided decided = events.getOrDefault(entered.number(), Decided.NOTHING);
        CreditRecord standing = decided.standing(entered, row.getLong("final_in"));
        LocalDate occurredOn = decided.amended() == null ? row.getLocalDate("occurred_on") : decided.occurredOn();
        Warning warning = warning(row);
        return new RecordFile(
                standing.settledAs(settled(row)),
                warning == null ? null : warning.covering(standing.indicator(), occurredOn),
                row.getLocalDate("repaired_on"),
                decided.events());
    }

    private static @Nullable SettledAuthority settled(Row row) {
        Boolean same = row.getBoolean("authority_same");
        return same == null ? null : new SettledAuthority(row.getString("authority_present"), same);
    }

    private static @Nullable Warning warning(Row row) {
        LocalDate issuedOn = row.getLocalDate("issued_on");
        String early = row.getString("early_warning_no");
        return issuedOn == null
                ? null
                : new Warning(
                        issuedOn,
                        row.getLocalDate("limit_on"),
                        row.getLocalDate("rectified_on"),
                        row.getLocalDate("confirmed_on"),
                        row.getLocalDate("refused_on"),
                        early == null
                                ? null
                                : new WarnedConduct(
                                        early,
                                        row.getString("conduct_indicator"),
                                        row.getLocalDate("conduct_found_on")));
    }

    /** Of a row with these columns, which the queries on records have. */
    static CreditRecord fact(Row row) {
        return new CreditRecord(
                row.getString("record_no"),
                Category.valueOf(row.getString("category")),
                row.getString("indicator"),
                row.getString("item"),
                row.getLocalDate("produced_on"),
                row.getLocalDate("final_on"),
                row.getString("authority"),
                row.getString("document_no"),
                ClientOutcome.of(row.getString("client_outcome"), row.getBigDecimal("client_points")));
    }
}
