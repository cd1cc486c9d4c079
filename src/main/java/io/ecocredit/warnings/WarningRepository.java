package io.ecocredit.warnings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.WarnedConducts;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.WarningService.Taking;
import io.ecocredit.warnings.WarningView.Report;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Warnings with their reports; every method works in the transaction of the connection it is given. */
@Singleton
class WarningRepository {

    private static final String WARNINGS = """
            select w.record_no, r.uscc, i.name, r.division, w.issued_on, m.title, w.requirement, w.limit_on,
                w.early_warning_no
            from register.warnings w
                join register.records r on r.record_no = w.record_no
                join register.institutions i on i.uscc = r.uscc
                left join register.warning_matters m on m.matter_id = w.matter_id
            """;

    private static final String REPORTS = """
            select p.record_no, p.report_no as number, p.rectified_on as reported_on, p.statement, p.evidence,
                case when c.confirmed_on is not null then true when x.refused_on is not null then false end as confirmed,
                coalesce(c.confirmed_on, x.refused_on) as decided_on, coalesce(c.reason, x.reason) as reason
            from register.warning_reports p
                left join register.warning_confirmations c using (record_no, report_no)
                left join register.warning_refusals x using (record_no, report_no)
            where p.record_no = any($1) order by p.record_no, p.report_no
            """;

    private static final Rows<Report> REPORT = Rows.of(Report.class);

    private final Divisions divisions;
    private final LegalClock clock;
    private final WarnedConducts conducts;

    WarningRepository(Divisions divisions, LegalClock clock, WarnedConducts conducts) {
        this.divisions = divisions;
        this.clock = clock;
        this.conducts = conducts;
    }

    /** A new warning. */
    record Issue(String recordNo, LocalDate issuedOn, UUID matter, String requirement, LocalDate limitOn) {}

    /** @throws RefusalException 404 when the record has no warning or is not the reader's to see, which are not told apart */
    Uni<WarningView> require(SqlConnection connection, String recordNo, Actor reader) {
        return find(connection, recordNo, reader)
                .map(found ->
                        found.orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_WARNING, "您可查看的信用预警中没有这一条")));
    }

    /** The warning on a record, with what the reader may do about it. */
    Uni<Optional<WarningView>> find(SqlConnection connection, String recordNo, Actor reader) {
        return connection
                .preparedQuery(WARNINGS + " where w.record_no = $1")
                .execute(Tuple.of(recordNo))
                .flatMap(rows -> views(connection, rows, reader))
                .map(found -> found.stream().findFirst());
    }

    /** Those that match, in the order of their records' numbers, one more than asked for if there are more. */
    Uni<List<WarningView>> search(SqlConnection connection, WarningQuery query, Actor reader) {
        return connection
                .preparedQuery(WARNINGS + """
                        where w.record_no > $1 and ($2::text is null or r.uscc = $2
                                or r.uscc = any (register.absorbed_codes($2)))
                            and ($3::date is null or w.limit_on >= $3)
                        order by w.record_no limit $4
                        """)
                .execute(Tuple.of(
                        query.window().after(),
                        query.uscc(),
                        query.running() ? clock.today() : null,
                        query.window().limit() + 1))
                .flatMap(rows -> views(connection, rows, reader));
    }

    private Uni<List<WarningView>> views(SqlConnection connection, RowSet<Row> warnings, Actor reader) {
        return reports(
                        connection,
                        warnings.stream().map(row -> row.getString("record_no")).toList())
                .map(reports -> warnings.stream()
                        .map(row -> view(row, reports.getOrDefault(row.getString("record_no"), List.of()), reader))
                        .toList());
    }

    /** What was reported on records, by their numbers, the first first. */
    Uni<Map<String, List<Report>>> reports(SqlConnection connection, List<String> numbers) {
        return reports(connection, REPORTS, "record_no", numbers);
    }

    /** What a query under some numbers answers, by the column of the number. */
    static Uni<Map<String, List<Report>>> reports(
            SqlConnection connection, String sql, String key, List<String> numbers) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getString(key), Collectors.mapping(REPORT::read, Collectors.toList()))));
    }

    private WarningView view(Row row, List<Report> reports, Actor reader) {
        String recordNo = row.getString("record_no");
        LocalDate issuedOn = row.getLocalDate("issued_on");
        LocalDate limitOn = row.getLocalDate("limit_on");
        WarningRules.State state = WarningRules.state(WarningView.warning(issuedOn, limitOn, reports), clock.today());
        return new WarningView(
                recordNo,
                row.getString("uscc"),
                row.getString("name"),
                row.getString("division"),
                divisions.nameOf(row.getString("division")),
                issuedOn,
                row.getString("title"),
                row.getString("early_warning_no"),
                row.getString("requirement"),
                limitOn,
                state,
                state.label(),
                Clause.of(Article.A25).toString(),
                reports,
                WarningView.version(reports),
                WarningView.offers(recordNo, state, reader));
    }

    /** Why something cannot be done about a warning today, or empty when it can. */
    Optional<Refusal> refusal(WarningView warning, Move move) {
        return WarningRules.refusal(warning.warning(), move, clock.today());
    }

    static Refusal alreadyWarned() {
        return Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该信息已有信用预警").under(Clause.of(Article.A25));
    }

    Uni<Void> issue(SqlConnection connection, Issue issue, String fingerprint, long entry) {
        return connection
                .preparedQuery("""
                        insert into register.warnings
                            (record_no, issued_on, requirement, limit_on, fingerprint, entry_id, matter_id)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        """)
                .execute(Tuple.tuple()
                        .addString(issue.recordNo())
                        .addLocalDate(issue.issuedOn())
                        .addString(issue.requirement())
                        .addLocalDate(issue.limitOn())
                        .addString(fingerprint)
                        .addLong(entry)
                        .addUUID(issue.matter()))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> alreadyWarned().asException())
                .replaceWithVoid();
    }

    /** Whether it is still to be looked into if a record is of conduct that was warned of before it (A24). */
    Uni<Boolean> mayFollowAnother(SqlConnection connection, String recordNo) {
        return Statements.isOne(connection, """
                select from register.doubts
                where kind = 'records' and fact = $1 and code = $2 and settled_at is null limit 1
                """, Tuple.of(recordNo, RefusalCode.MAY_FOLLOW_WARNING.name()))
                .flatMap(open -> open ? Uni.createFrom().item(true) : conducts.mayFollow(connection, recordNo));
    }

    Uni<Void> report(SqlConnection connection, Taking taking, long entry) {
        WarningView on = taking.warning();
        return connection
                .preparedQuery("""
                        insert into register.warning_reports
                            (record_no, report_no, rectified_on, statement, evidence, entry_id)
                        values ($1, $2, $3, $4, $5, $6)
                        """)
                .execute(Tuple.of(
                        on.recordNo(),
                        on.reports().size() + 1,
                        clock.today(),
                        taking.order().words(),
                        taking.order().files().toArray(UUID[]::new),
                        entry))
                .replaceWithVoid();
    }

    /** Keeps what is said of the last report: that it is confirmed, or that it is not. */
    Uni<Void> decide(SqlConnection connection, Taking taking, long entry) {
        String decided = taking.move() == Move.CONFIRM
                ? "register.warning_confirmations (record_no, report_no, confirmed_on, reason, entry_id)"
                : "register.warning_refusals (record_no, report_no, refused_on, reason, entry_id)";
        WarningView on = taking.warning();
        return connection
                .preparedQuery("insert into " + decided + " values ($1, $2, $3, $4, $5)")
                .execute(Tuple.of(
                        on.recordNo(),
                        on.reports().size(),
                        clock.today(),
                        taking.order().words(),
                        entry))
                .replaceWithVoid();
    }

    /**
     * Warnings of the service's own whose limit has passed without a report that spares, and of which nobody has been told
     * yet; of those that came in bulk their league has told.
     */
    Uni<List<String>> lapsed(SqlConnection connection, int limit) {
        return Statements.texts(connection, """
                select w.record_no from register.warnings w
                where w.limit_on < $1 and w.matter_id is not null
                    and not exists (select from register.early_warning_lapses l where l.warning_no = w.early_warning_no)
                    and not exists (select from register.warning_lapses l where l.record_no = w.record_no)
                    and not exists (select from register.warning_reports p
                        where p.record_no = w.record_no and p.rectified_on <= w.limit_on
                            and not exists (select from register.warning_refusals x
                                where x.record_no = p.record_no and x.report_no = p.report_no))
                order by w.record_no limit $2
                """, Tuple.of(clock.today(), limit));
    }

    /** Notes that a lapse was told; false when another copy of the service has. */
    Uni<Boolean> noteLapse(SqlConnection connection, String recordNo) {
        return Statements.isOne(connection, """
                insert into register.warning_lapses (record_no, lapsed_on) values ($1, $2) on conflict do nothing
                """, Tuple.of(recordNo, clock.today()));
    }
}
