package io.ecocredit.repairs;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.records.RecordBearings;
import io.ecocredit.records.RecordBearings.Weighed;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.repair.YearOfSubject;
import io.ecocredit.regulation.repair.YearOfSubject.Filing;
import io.ecocredit.repairs.RepairMoveOrder.Found;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.repairs.RepairView.Done;
import io.ecocredit.repairs.shell.HeldRepair;
import io.ecocredit.repairs.shell.RepairQuery;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                p.applied_on, p.signer, p.signed_on, l.number as letter, p.version
            from register.repairs p
                join register.records r on r.record_no = p.record_no
                join register.institutions i on i.uscc = p.uscc
                left join register.repair_letters l on l.repair_id = p.repair_id
            """;

    private static final Rows<Stored> STORED =
            Rows.of(Stored.class, Map.of("year", row -> null, "steps", row -> List.of()));

    private final Json json;
    private final RecordBearings bearings;
    private final Rows<Done> steps;

    RepairRepository(Json json, RecordBearings bearings) {
        this.json = json;
        this.bearings = bearings;
        this.steps = Rows.of(
                Done.class,
                Map.of(
                        "moveLabel", row -> label(row.getString("move")),
                        "conditions", row -> conditions(row.getString("conditions"))));
    }

    private static String label(String move) {
        return "APPLY".equals(move) ? "申请修复" : Move.valueOf(move).label();
    }

    /**
     * How the results stand that a record weighs on.
     *
     * @param result the year whose result has come furthest: its league decides (I-22)
     * @param shownOn first day on which that result was on public notice
     * @param hangingOn years on whose filing it hangs (A26.3)
     * @param filings for those years
     * @param publishedOn day of the publication of that result
     * @param underway years whose results are on their way from notice to publication
     */
    record Year(
            int result,
            @Nullable String leadLeague,
            RepairStage stage,
            @Nullable LocalDate shownOn,
            List<Integer> hangingOn,
            List<Filing> filings,
            @Nullable LocalDate publishedOn,
            List<Integer> underway) {

        Year {
            hangingOn = List.copyOf(hangingOn);
            filings = List.copyOf(filings);
            underway = List.copyOf(underway);
        }

        static Year of(Weighed record) {
            int own = record.bearing().year().value();
            Optional<YearOfSubject> furthest = record.furthest();
            List<YearOfSubject> hangingOn = record.hangingOn();
            return new Year(
                    furthest.map(YearOfSubject::year).orElse(own),
                    furthest.map(YearOfSubject::leadLeague).orElse(null),
                    furthest.map(YearOfSubject::stage).orElse(RepairStage.BEFORE_NOTICE),
                    furthest.map(YearOfSubject::shownOn).orElse(null),
                    hangingOn.stream().map(YearOfSubject::year).distinct().toList(),
                    hangingOn.stream().map(YearOfSubject::filing).toList(),
                    furthest.map(YearOfSubject::publishedOn).orElse(null),
                    record.at(RepairStage.BEFORE_PUBLICATION));
        }
    }

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

        /** Day on which the conduct had ended as was confirmed; null where that was not said. */
        @Nullable
        LocalDate confirmedEnd() {
            return steps.stream()
                    .filter(done -> done.move().equals(Move.CONFIRM.name()) && Boolean.TRUE.equals(done.granted()))
                    .reduce((earlier, later) -> later)
                    .map(Done::endedOn)
                    .orElse(null);
        }

        private LocalDate received() {
            LocalDate published = year.publishedOn();
            return published != null && published.isAfter(appliedOn) ? published : appliedOn;
        }
    }

    /** How the results stand that a record weighs on, which the reader sees. */
    Uni<Year> year(SqlConnection connection, String recordNo) {
        return years(connection, List.of(recordNo)).map(years -> Objects.requireNonNull(years.get(recordNo)));
    }

    private Uni<Map<String, Year>> years(SqlConnection connection, List<String> records) {
        return bearings.of(connection, records)
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> Year.of(each.getValue()))));
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
                 where p.repair_id > $1 and ($2::text is null or p.uscc = $2
                        or p.uscc = any (register.absorbed_codes($2)))
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
            List<String> records =
                    rows.stream().map(row -> row.getString("record_no")).toList();
            return steps(connection, repairs)
                    .flatMap(steps -> years(connection, records)
                            .map(years -> STORED.with("steps", row -> steps.getOrDefault(row.getUUID("id"), List.of()))
                                    .with("year", row -> years.get(row.getString("record_no")))
                                    .all(rows)));
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

    /** Open repairs that wait for a decision on a published result, of which the region has not been told that they are overdue. */
    Uni<List<Stored>> notEscalated(SqlConnection connection) {
        return stored(connection, """
                 where p.state in ('APPLIED', 'PRODUCER_CONFIRMED')
                    and not exists (select from register.repair_escalations e where e.repair_id = p.repair_id)
                order by p.applied_on, p.repair_id
                """, Tuple.tuple())
                .map(open -> open.stream()
                        .filter(each -> each.awaitsDecisionSince().isPresent())
                        .toList());
    }
}
