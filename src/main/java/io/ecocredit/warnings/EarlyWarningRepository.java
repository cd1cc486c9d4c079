package io.ecocredit.warnings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.record.WarnedConduct;
import io.ecocredit.regulation.repair.EarlyWarningRules.Issued;
import io.ecocredit.regulation.repair.WarningRules;
import io.ecocredit.regulation.repair.WarningRules.Move;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.warnings.EarlyWarningOrder.Whole;
import io.ecocredit.warnings.EarlyWarningService.Taking;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Warnings that were given before there was a record; every method works in the transaction of the connection it is given. */
@Singleton
class EarlyWarningRepository {

    private static final String AT = "/api/v1/early-warnings/";

    private static final String WARNINGS = """
            select w.warning_no, w.uscc, i.name, w.league, w.indicator, w.found, w.found_on, w.place, w.issued_on, m.title,
                w.requirement, w.limit_on, register.follower_of(w.warning_no) as follower
            from register.early_warnings w
                join register.institutions i on i.uscc = w.uscc
                join register.warning_matters m on m.matter_id = w.matter_id
            """;

    private static final String REPORTS = """
            select p.warning_no, p.report_no as number, p.rectified_on as reported_on, p.statement, p.evidence, d.confirmed,
                d.decided_on, d.reason
            from register.early_warning_reports p
                left join register.early_warning_decisions d using (warning_no, report_no)
            where p.warning_no = any($1) order by p.warning_no, p.report_no
            """;

    private final WarningRepository onRecords;
    private final Divisions divisions;
    private final LegalClock clock;

    EarlyWarningRepository(WarningRepository onRecords, Divisions divisions, LegalClock clock) {
        this.onRecords = onRecords;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** What a warning is to say. */
    record Draft(Whole order, String league, UUID matter, String requirement, LocalDate issuedOn, LocalDate limitOn) {}

    /** @throws RefusalException 404 when there is none or it is not the reader's to see, which are not told apart */
    Uni<EarlyWarningView> require(SqlConnection connection, String number, Actor reader) {
        return found(connection, " where w.warning_no = $1", Tuple.of(number), reader)
                .map(found -> found.stream()
                        .findFirst()
                        .orElseThrow(() -> RefusalException.of(RefusalCode.NO_SUCH_WARNING, "您可查看的信用预警中没有这一条")));
    }

    /** Those that match, in the order of their numbers, one more than asked for if there are more. */
    Uni<List<EarlyWarningView>> search(SqlConnection connection, WarningQuery query, Actor reader) {
        return found(
                connection,
                """
                 where w.warning_no > $1 and ($2::text is null or w.uscc = $2
                        or w.uscc = any ((register.absorbed_codes($2))::text[]))
                    and ($3::date is null or w.limit_on >= $3)
                order by w.warning_no limit $4
                """,
                Tuple.of(
                        query.window().after(),
                        query.uscc(),
                        query.running() ? clock.today() : null,
                        query.window().limit() + 1),
                reader);
    }

    /** Those that a record may follow, or that wait for a report or a decision, the first limits first. */
    Uni<List<EarlyWarningView>> open(SqlConnection connection, int limit, Actor reader) {
        return found(connection, """
                 where register.follower_of(w.warning_no) is null
                    and (w.limit_on >= $1 or exists (
                        select from register.early_warning_reports p
                            left join register.early_warning_decisions d using (warning_no, report_no)
                        where p.warning_no = w.warning_no and d.warning_no is null))
                order by w.limit_on, w.warning_no limit $2
                """, Tuple.of(clock.today(), limit), reader);
    }

    private Uni<List<EarlyWarningView>> found(SqlConnection connection, String where, Tuple values, Actor reader) {
        return connection
                .preparedQuery(WARNINGS + where)
                .execute(values)
                .flatMap(rows -> WarningRepository.reports(connection, REPORTS, "warning_no", texts(rows, "warning_no"))
                        .flatMap(own -> onRecords
                                .reports(connection, texts(rows, "follower"))
                                .map(onRecord -> rows.stream()
                                        .map(row -> view(row, reports(row, own, onRecord), reader))
                                        .toList())));
    }

    private static List<String> texts(RowSet<Row> rows, String column) {
        return rows.stream()
                .map(row -> row.getString(column))
                .filter(Objects::nonNull)
                .toList();
    }

    /** A warning that a record follows goes on there. */
    private static List<Report> reports(Row row, Map<String, List<Report>> own, Map<String, List<Report>> onRecord) {
        String follower = row.getString("follower");
        return follower == null
                ? own.getOrDefault(row.getString("warning_no"), List.of())
                : onRecord.getOrDefault(follower, List.of());
    }

    private EarlyWarningView view(Row row, List<Report> reports, Actor reader) {
        String number = row.getString("warning_no");
        String follower = row.getString("follower");
        String league = row.getString("league");
        LocalDate issuedOn = row.getLocalDate("issued_on");
        LocalDate limitOn = row.getLocalDate("limit_on");
        WarningRules.State state = WarningRules.state(WarningView.warning(issuedOn, limitOn, reports), clock.today());
        return new EarlyWarningView(
                number,
                row.getString("uscc"),
                row.getString("name"),
                league,
                divisions.nameOf(league),
                row.getString("indicator"),
                row.getString("found"),
                row.getLocalDate("found_on"),
                row.getString("place"),
                issuedOn,
                row.getString("title"),
                row.getString("requirement"),
                limitOn,
                state,
                state.label(),
                Clause.of(Provision.A24_PARAGRAPH_2).toString(),
                follower,
                reports,
                WarningView.version(reports) + (follower == null ? 0 : 1),
                follower == null ? offers(number, league, state, reader) : List.of());
    }

    private static List<Offer> offers(String number, String league, WarningRules.State state, Actor reader) {
        if (reader.role().equals(Roles.LEAGUE) && !league.equals(reader.league())) {
            return List.of();
        }
        Stream<Offer> binding = reader.role().equals(Roles.LEAGUE)
                ? Stream.of(new Offer(
                        EarlyWarningView.BINDING,
                        "关联信用信息",
                        AT + number + "/" + EarlyWarningView.BINDING,
                        Clause.of(Provision.A24_PARAGRAPH_2).toString()))
                : Stream.empty();
        return Stream.concat(WarningView.offers(AT, number, state, reader).stream(), binding)
                .toList();
    }

    /** What the law looks at of warnings that a league has given an institution or what it has taken over, the first first. */
    Uni<List<Issued>> issued(SqlConnection connection, String uscc, String league, String indicator) {
        return connection
                .preparedQuery("""
                        select warning_no, found_on, issued_on, register.follower_of(warning_no) as follower
                        from register.early_warnings
                        where (uscc = $1 or uscc = any ((register.absorbed_codes($1))::text[])) and league = $2 and indicator = $3
                        order by warning_no
                        """)
                .execute(Tuple.of(uscc, league, indicator))
                .map(rows -> rows.stream()
                        .map(row -> new Issued(
                                new WarnedConduct(row.getString("warning_no"), indicator, row.getLocalDate("found_on")),
                                league,
                                row.getLocalDate("issued_on"),
                                row.getString("follower"),
                                false))
                        .toList());
    }

    /** The number of a warning that is about to be given. */
    Uni<String> nextNumber(SqlConnection connection) {
        return connection
                .preparedQuery("select register.next_early_warning()")
                .execute()
                .map(rows -> Statements.only(rows, String.class));
    }

    Uni<Void> issue(SqlConnection connection, String number, Draft draft, long entry) {
        Whole order = draft.order();
        return connection
                .preparedQuery("""
                        insert into register.early_warnings (warning_no, uscc, league, indicator, found, place, found_on,
                            issued_on, requirement, limit_on, matter_id, entry_id)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        """)
                .execute(Tuple.tuple()
                        .addString(number)
                        .addString(order.uscc().value())
                        .addString(draft.league())
                        .addString(order.indicator())
                        .addString(order.found())
                        .addString(order.place())
                        .addLocalDate(order.foundOn())
                        .addLocalDate(draft.issuedOn())
                        .addString(draft.requirement())
                        .addLocalDate(draft.limitOn())
                        .addUUID(draft.matter())
                        .addLong(entry))
                .replaceWithVoid();
    }

    Uni<Void> report(SqlConnection connection, Taking taking, long entry) {
        EarlyWarningView on = taking.warning();
        return Statements.run(
                connection,
                """
                insert into register.early_warning_reports
                    (warning_no, report_no, rectified_on, statement, evidence, entry_id)
                values ($1, $2, $3, $4, $5, $6)
                """,
                Tuple.of(
                        on.warningNo(),
                        on.reports().size() + 1,
                        clock.today(),
                        taking.order().words(),
                        taking.order().files().toArray(UUID[]::new),
                        entry));
    }

    /** Keeps what is said of the last report: that it is confirmed, or that it is not. */
    Uni<Void> decide(SqlConnection connection, Taking taking, long entry) {
        EarlyWarningView on = taking.warning();
        return Statements.run(
                connection,
                """
                insert into register.early_warning_decisions (warning_no, report_no, confirmed, decided_on, reason, entry_id)
                values ($1, $2, $3, $4, $5, $6)
                """,
                Tuple.of(
                        on.warningNo(),
                        on.reports().size(),
                        taking.move() == Move.CONFIRM,
                        clock.today(),
                        taking.order().words(),
                        entry));
    }

    /** Settles that a record may follow a warning, once it follows one. */
    Uni<Void> settle(SqlConnection connection, String recordNo, String reason, Actor author) {
        return Statements.run(
                connection,
                """
                update register.doubts set settled_at = $3, settled_by = $4, reason = $5
                where kind = 'records' and fact = $1 and code = $2 and settled_at is null
                """,
                Tuple.of(recordNo, RefusalCode.MAY_FOLLOW_WARNING.name(), clock.now(), author.name(), reason));
    }

    /** Why something cannot be done about a warning today, or empty when it can. */
    Optional<Refusal> refusal(EarlyWarningView warning, Move move) {
        return WarningRules.refusal(warning.warning(), move, clock.today());
    }
}
