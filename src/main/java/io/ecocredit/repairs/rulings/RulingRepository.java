package io.ecocredit.repairs.rulings;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.RecordBearings;
import io.ecocredit.regulation.repair.FilingRuling;
import io.ecocredit.regulation.repair.FilingRuling.Kind;
import io.ecocredit.regulation.repair.FilingRuling.State;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Findings on filings; every method works in the transaction of the connection it is given. */
@Singleton
class RulingRepository {

    /** Until when each account could open the inbox, by the word of another than who stated the finding, or by an earlier one. */
    private static final String OPENED = """
            select greatest(f.stated_on, a.valid_from, a.approved_on) as from_day, least(a.valid_until, a.ended_on - 1) as until_day
            from (select p.*, (p.recorded_at at time zone 'Asia/Shanghai')::date as approved_on,
                    (e.recorded_at at time zone 'Asia/Shanghai')::date as ended_on
                from register.account_approvals p left join register.account_endings e using (approval_id)) as a
            where a.uscc = c.uscc and (a.approved_by <> f.stated_by or a.approved_on < f.stated_on)
            """;

    private static final String RULINGS = """
            select f.ruling_id, f.case_id as evaluation_id, c.uscc, i.name, c.year, c.lead_league, f.kind, f.state, f.words,
                f.evidence, f.stated_on,
                case when f.state <> 'STATED' or exists (select from (""" + OPENED + """
                    ) as o where o.from_day = f.stated_on and coalesce(o.until_day >= f.objection_due, true))
                    then f.objection_due end as objection_due, f.objection, f.objection_evidence, f.objected_on, f.decision,
                f.decided_on, f.version
            from register.filing_rulings f
                join register.cases c on c.case_id = f.case_id
                join register.institutions i on i.uscc = c.uscc
            """;

    private static final Rows<RulingView> VIEWS = Rows.of(
            RulingView.class,
            Map.of(
                    "kindLabel", row -> Kind.valueOf(row.getString("kind")).label(),
                    "stateLabel", row -> State.valueOf(row.getString("state")).label()));
    private static final Rows<Opened> OPENINGS = Rows.of(Opened.class);
    private static final Rows<CaseOfFiling> CASES = Rows.of(
            CaseOfFiling.class,
            Map.of(
                    "filing",
                    row -> new Filing(row.getLocalDate("filing_due"), row.getLocalDate("filed_on"), false, false)));

    private final RecordBearings bearings;
    private final LegalClock clock;

    RulingRepository(RecordBearings bearings, LegalClock clock) {
        this.bearings = bearings;
        this.clock = clock;
    }

    /** In Asia/Shanghai. */
    LocalDate today() {
        return clock.today();
    }

    /** A case, as far as a finding on its filing depends on it. */
    record CaseOfFiling(String uscc, int year, String leadLeague, Filing filing) {}

    /** Held until the transaction ends; empty when the reader does not see it. */
    Uni<Optional<CaseOfFiling>> holdCase(SqlConnection connection, UUID id) {
        return CASES.first(
                connection,
                "select uscc, year, lead_league, filing_due, filed_on from register.cases where case_id = $1 for update",
                Tuple.of(id));
    }

    /** The findings on the filings of an institution, or of all that the reader sees, the latest first. */
    Uni<List<RulingView>> all(SqlConnection connection, @Nullable String uscc, @Nullable UUID evaluation) {
        return VIEWS.all(connection, RULINGS + """
                 where ($1::text is null or c.uscc = $1) and ($2::uuid is null or f.case_id = $2)
                order by f.stated_on desc, f.ruling_id limit 500
                """, Tuple.of(uscc, evaluation));
    }

    Uni<Optional<RulingView>> find(SqlConnection connection, UUID id) {
        return VIEWS.first(connection, RULINGS + " where f.ruling_id = $1", Tuple.of(id));
    }

    /** @throws RefusalException 409 for who has or had a part in a repair that hangs on the filing (I-39) */
    Uni<Void> requireNoRepair(SqlConnection connection, String uscc, int year) {
        return connection
                .preparedQuery("select register.repairs_taken_part_in($1) as record_no")
                .execute(Tuple.of(uscc))
                .map(rows ->
                        rows.stream().map(row -> row.getString("record_no")).toList())
                .flatMap(records -> bearings.of(connection, records))
                .invoke(records -> Require.that(
                        records.values().stream()
                                .flatMap(record -> record.hangingOn().stream())
                                .noneMatch(each -> each.year() == year),
                        () -> FilingRuling.sameRepairer().asException()))
                .replaceWithVoid();
    }

    /** For how long each account could open a notice of a finding; without a last day where it still can. */
    record Opened(LocalDate fromDay, @Nullable LocalDate untilDay) {

        /** Whether it could as long as a period ran. */
        boolean reaches(LocalDate due) {
            return untilDay == null || !untilDay.isBefore(due);
        }
    }

    /** The first first; those of one day once. */
    Uni<List<Opened>> opened(SqlConnection connection, UUID id) {
        return OPENINGS.all(connection, """
                select distinct o.from_day, o.until_day
                from register.filing_rulings f join register.cases c on c.case_id = f.case_id
                    cross join lateral (""" + OPENED + """
                    ) as o
                where f.ruling_id = $1 and o.from_day < $2 and coalesce(o.until_day >= o.from_day, true) order by 1
                """, Tuple.of(id, clock.today()));
    }

    /** Whether somebody can open a notice that an officer sends today, until a day. */
    Uni<Boolean> opens(SqlConnection connection, String uscc, LocalDate due, Actor officer) {
        return Statements.isOne(connection, """
                select where exists (select from register.account_approvals a
                    where a.uscc = $1 and a.valid_from <= $2 and coalesce(a.valid_until >= $3, true)
                        and (a.approved_by <> $4 or (a.recorded_at at time zone 'Asia/Shanghai')::date < $2)
                        and not exists (select from register.account_endings e where e.approval_id = a.approval_id))
                """, Tuple.of(uscc, clock.today(), due, officer.name()));
    }

    /** The last day to object as it was told. */
    Uni<LocalDate> told(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("select objection_due from register.filing_rulings where ruling_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> Statements.only(rows, LocalDate.class));
    }

    /** Who stated it; held until the transaction ends. */
    Uni<String> holdAuthor(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("select stated_by from register.filing_rulings where ruling_id = $1 for update")
                .execute(Tuple.of(id))
                .map(rows -> Statements.only(rows, String.class));
    }

    /** @throws RefusalException 409 when one of the kind stands already */
    Uni<UUID> state(SqlConnection connection, RulingOrder.Whole order, LocalDate objectionDue, Actor officer) {
        return connection
                .preparedQuery("""
                        insert into register.filing_rulings
                            (case_id, kind, words, evidence, stated_by, stated_on, objection_due)
                        values ($1, $2, $3, $4, $5, $6, $7) returning ruling_id
                        """)
                .execute(Tuple.tuple()
                        .addUUID(order.evaluationId())
                        .addString(order.kind().name())
                        .addString(order.words())
                        .addArrayOfUUID(order.files().toArray(UUID[]::new))
                        .addString(officer.name())
                        .addLocalDate(clock.today())
                        .addLocalDate(objectionDue))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> Refusal.of(RefusalCode.STEP_OUT_OF_ORDER, "该评价已有现行的同类认定")
                        .under(FilingRuling.clause())
                        .asException())
                .map(rows -> Statements.only(rows, UUID.class));
    }

    Uni<Void> object(SqlConnection connection, RulingView ruling, String words, List<UUID> files) {
        return Statements.run(
                connection, """
                update register.filing_rulings set state = 'OBJECTED', version = version + 1, objection = $2,
                    objection_evidence = $3, objected_on = $4
                where ruling_id = $1
                """, Tuple.of(ruling.rulingId(), words, files.toArray(UUID[]::new), clock.today()));
    }

    Uni<Void> decide(SqlConnection connection, RulingView ruling, boolean upheld, String words, Actor officer) {
        return Statements.run(
                connection,
                """
                update register.filing_rulings set state = $2, version = version + 1, decision = $3, decided_by = $4,
                    decided_on = $5
                where ruling_id = $1
                """,
                Tuple.of(
                        ruling.rulingId(),
                        (upheld ? State.LIFTED : State.CONFIRMED).name(),
                        words,
                        officer.name(),
                        clock.today()));
    }
}
