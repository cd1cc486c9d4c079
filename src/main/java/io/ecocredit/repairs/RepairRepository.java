package io.ecocredit.repairs;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.repairs.RepairMoveOrder.Found;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.repairs.RepairView.Done;
import io.ecocredit.repairs.shell.HeldRepair;
import io.ecocredit.repairs.shell.RepairQuery;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads repairs with what was done about them; every method works in the transaction of the connection it is given. */
@Singleton
class RepairRepository implements Repairs.Store<Stored> {

    private static final TypeReference<List<Found>> CONDITIONS = new TypeReference<>() {};

    private static final String REPAIRS = """
            select p.repair_id as id, p.record_no, p.uscc, i.name, p.year as year_number, r.division, r.authority, p.state,
                s.lead_league, s.step, s.published_on, s.filing_due, s.filed_on, p.applied_on, p.signer, p.signed_on,
                l.number as letter, p.version
            from register.repairs p
                join register.records r on r.record_no = p.record_no
                join register.institutions i on i.uscc = p.uscc
                left join register.repair_letters l on l.repair_id = p.repair_id
                left join lateral register.standing_of_year(p.uscc, p.year) as s on true
            """;

    private static final Rows<Year> YEARS = Rows.of(Year.class, Map.of("stage", RepairRepository::stage));
    private static final Rows<Stored> STORED =
            Rows.of(Stored.class, Map.of("stage", RepairRepository::stage, "steps", row -> List.of()));

    private final Json json;
    private final Rows<Done> steps;

    RepairRepository(Json json) {
        this.json = json;
        this.steps = Rows.of(
                Done.class,
                Map.of(
                        "moveLabel", row -> label(row.getString("move")),
                        "conditions", row -> conditions(row.getString("conditions"))));
    }

    private static String label(String move) {
        return "APPLY".equals(move) ? "申请修复" : Move.valueOf(move).label();
    }

    private static RepairStage stage(Row row) {
        String step = row.getString("step");
        return RepairStage.of(step == null ? null : Step.valueOf(step), row.getLocalDate("published_on") != null);
    }

    /** How the year of a record stands. */
    record Year(
            @Nullable String leadLeague,
            RepairStage stage,
            @Nullable LocalDate filingDue,
            @Nullable LocalDate filedOn,
            @Nullable LocalDate publishedOn) {}

    /** A repair as it is stored. */
    record Stored(
            UUID id,
            String recordNo,
            String uscc,
            String name,
            int yearNumber,
            String division,
            String authority,
            State state,
            Year year,
            LocalDate appliedOn,
            @Nullable Commitment commitment,
            @Nullable String letter,
            long version,
            List<Done> steps)
            implements HeldRepair {

        @Override
        public Optional<LocalDate> awaitsDecisionSince() {
            return year.stage() == RepairStage.AFTER_PUBLICATION && state.isOpen()
                    ? Optional.of(received())
                    : Optional.empty();
        }

        private LocalDate received() {
            LocalDate published = year.publishedOn();
            return published != null && published.isAfter(appliedOn) ? published : appliedOn;
        }
    }

    Uni<Year> year(SqlConnection connection, String uscc, int year) {
        return connection.preparedQuery("""
                        select lead_league, step, published_on, filing_due, filed_on
                        from register.standing_of_year($1, $2)
                        """).execute(Tuple.of(uscc, year)).map(YEARS::one);
    }

    @Override
    public Uni<List<Stored>> find(SqlConnection connection, UUID id) {
        return stored(connection, " where p.repair_id = $1", Tuple.of(id));
    }

    /** Those of a record, the first first. */
    Uni<List<Stored>> ofRecord(SqlConnection connection, String recordNo) {
        return stored(connection, " where p.record_no = $1 order by p.applied_on, p.repair_id", Tuple.of(recordNo));
    }

    @Override
    public Uni<List<Stored>> search(SqlConnection connection, RepairQuery query) {
        return stored(
                connection,
                """
                 where p.repair_id > $1 and ($2::text is null or p.uscc = $2)
                    and ($3::text is null or p.record_no = $3)
                    and (not $4 or p.state in ('APPLIED', 'PRODUCER_CONFIRMED'))
                order by p.repair_id limit $5
                """,
                Tuple.of(
                        query.after(),
                        query.subject(),
                        query.recordNo(),
                        query.open(),
                        query.window().limit() + 1));
    }

    private Uni<List<Stored>> stored(SqlConnection connection, String which, Tuple values) {
        return connection.preparedQuery(REPAIRS + which).execute(values).flatMap(rows -> {
            UUID[] repairs = rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
            return steps(connection, repairs)
                    .map(steps -> STORED.with("steps", row -> steps.getOrDefault(row.getUUID("id"), List.of()))
                            .all(rows));
        });
    }

    private Uni<Map<UUID, List<Done>>> steps(SqlConnection connection, UUID[] repairs) {
        return connection
                .preparedQuery("""
                        select repair_id, version, move, granted, role, done_on as on, due_on, words, ended_on, good_cause,
                            conditions::text, evidence
                        from register.repair_steps where repair_id = any($1) order by repair_id, version
                        """)
                .execute(Tuple.tuple().addArrayOfUUID(repairs))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("repair_id"),
                                Collectors.mapping(this.steps::read, Collectors.toList()))));
    }

    private List<Found> conditions(@Nullable String text) {
        return text == null ? List.of() : json.read(text, CONDITIONS);
    }

    /** Open repairs of published years of which the region has not been told that they are overdue. */
    Uni<List<Stored>> notEscalated(SqlConnection connection) {
        return stored(connection, """
                 where p.state in ('APPLIED', 'PRODUCER_CONFIRMED') and s.published_on is not null
                    and not exists (select from register.repair_escalations e where e.repair_id = p.repair_id)
                order by greatest(p.applied_on, s.published_on), p.repair_id limit 200
                """, Tuple.tuple());
    }
}
