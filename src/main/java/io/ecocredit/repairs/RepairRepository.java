package io.ecocredit.repairs;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
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
import java.util.Arrays;
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
            select p.repair_id, p.record_no, p.uscc, i.name, p.year, r.division, r.authority, p.state,
                s.lead_league, s.step, s.published_on, s.filing_due, s.filed_on, p.applied_on, p.signer, p.signed_on, l.number, p.version
            from register.repairs p
                join register.records r on r.record_no = p.record_no
                join register.institutions i on i.uscc = p.uscc
                left join register.repair_letters l on l.repair_id = p.repair_id
                left join lateral register.standing_of_year(p.uscc, p.year) as s on true
            """;

    private final Json json;

    RepairRepository(Json json) {
        this.json = json;
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
        return connection
                .preparedQuery("""
                        select lead_league, step, published_on, filing_due, filed_on
                        from register.standing_of_year($1, $2)
                        """)
                .execute(Tuple.of(uscc, year))
                .map(rows -> year(rows.iterator().next(), 0));
    }

    /** @param first column of the standing; the others follow in the order of both queries */
    private static Year year(Row row, int first) {
        String step = row.getString(first + 1);
        LocalDate published = row.getLocalDate(first + 2);
        return new Year(
                row.getString(first),
                RepairStage.of(step == null ? null : Step.valueOf(step), published != null),
                row.getLocalDate(first + 3),
                row.getLocalDate(first + 4),
                published);
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
            List<Row> repairs = rows.stream().toList();
            return steps(connection, repairs.stream().map(row -> row.getUUID(0)).toList())
                    .map(steps -> repairs.stream()
                            .map(row -> stored(row, steps.getOrDefault(row.getUUID(0), List.of())))
                            .toList());
        });
    }

    private static Stored stored(Row row, List<Done> steps) {
        String signer = row.getString(14);
        return new Stored(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInteger(4),
                row.getString(5),
                row.getString(6),
                State.valueOf(row.getString(7)),
                year(row, 8),
                row.getLocalDate(13),
                signer == null ? null : new Commitment(signer, row.getLocalDate(15)),
                row.getString(16),
                row.getLong(17),
                steps);
    }

    private Uni<Map<UUID, List<Done>>> steps(SqlConnection connection, List<UUID> repairs) {
        return connection
                .preparedQuery("""
                        select repair_id, version, move, granted, role, done_on, due_on, words, ended_on, good_cause,
                            conditions::text, evidence
                        from register.repair_steps where repair_id = any($1) order by repair_id, version
                        """)
                .execute(Tuple.tuple().addArrayOfUUID(repairs.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID(0), Collectors.mapping(this::done, Collectors.toList()))));
    }

    private Done done(Row row) {
        String move = row.getString(2);
        return new Done(
                row.getLong(1),
                move,
                "APPLY".equals(move) ? "申请修复" : Move.valueOf(move).label(),
                row.getBoolean(3),
                row.getString(4),
                row.getLocalDate(5),
                row.getLocalDate(6),
                row.getString(7),
                row.getLocalDate(8),
                row.getString(9),
                conditions(row.getString(10)),
                Arrays.asList(row.getArrayOfUUIDs(11)));
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
