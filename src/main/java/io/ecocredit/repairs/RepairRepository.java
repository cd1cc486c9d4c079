package io.ecocredit.repairs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.imports.Fingerprint;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.repairs.RepairMoveOrder.Found;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.repairs.RepairView.Done;
import io.ecocredit.verifications.Verification;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Repairs with what was done about them; every method works in the transaction of the connection it is given. */
@Singleton
class RepairRepository {

    private static final TypeReference<List<Found>> CONDITIONS = new TypeReference<>() {};

    private static final String REPAIRS = """
            select p.repair_id, p.record_no, p.uscc, i.name, p.year, r.division, r.authority, s.lead_league, p.state,
                s.step, s.published_on, s.filing_due, s.filed_on, p.applied_on, p.signer, p.signed_on, l.number, p.version
            from register.repairs p
                join register.records r on r.record_no = p.record_no
                join register.institutions i on i.uscc = p.uscc
                left join register.repair_letters l on l.repair_id = p.repair_id
                left join lateral register.standing_of_year(p.uscc, p.year) as s on true
            """;

    private final ObjectMapper json;

    RepairRepository(ObjectMapper json) {
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
            List<Done> steps) {

        /** The day on which the league has, or had, the application before it (A26.2). */
        LocalDate received() {
            LocalDate published = year.publishedOn();
            return published != null && published.isAfter(appliedOn) ? published : appliedOn;
        }
    }

    /**
     * Something that is done.
     *
     * @param move null for the application itself
     */
    record Written(
            @Nullable Move move,
            @Nullable Boolean granted,
            RepairStage stage,
            State to,
            String words,
            RepairMoveOrder order,
            List<UUID> evidence,
            @Nullable LocalDate dueOn) {}

    /** Makes acts on one record's repair follow one another until the transaction ends. */
    Uni<Void> takeTurn(SqlConnection connection, String recordNo) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock(hashtextextended('repair ' || $1, 2024021))")
                .execute(Tuple.of(recordNo))
                .replaceWithVoid();
    }

    Uni<Year> year(SqlConnection connection, String uscc, int year) {
        return connection.preparedQuery("""
                        select lead_league, step, published_on, filing_due, filed_on
                        from register.standing_of_year($1, $2)
                        """).execute(Tuple.of(uscc, year)).map(rows -> {
            Row row = rows.iterator().next();
            return year(
                    row.getString(0),
                    row.getString(1),
                    Arrays.asList(row.getLocalDate(2), row.getLocalDate(3), row.getLocalDate(4)));
        });
    }

    private static Year year(
            @Nullable String lead, @Nullable String step, List<@Nullable LocalDate> publishedDueAndFiled) {
        LocalDate published = publishedDueAndFiled.get(0);
        return new Year(
                lead,
                RepairStage.of(step == null ? null : Step.valueOf(step), published != null),
                publishedDueAndFiled.get(1),
                publishedDueAndFiled.get(2),
                published);
    }

    /** The repair with a number, or an empty list. */
    Uni<List<Stored>> find(SqlConnection connection, UUID id) {
        return stored(connection, " where p.repair_id = $1", Tuple.of(id));
    }

    /** Those of a record, the first first. */
    Uni<List<Stored>> ofRecord(SqlConnection connection, String recordNo) {
        return stored(connection, " where p.record_no = $1 order by p.applied_on, p.repair_id", Tuple.of(recordNo));
    }

    /** Those that match, in the order of their numbers, one more than asked for if there are more. */
    Uni<List<Stored>> search(SqlConnection connection, RepairQuery query) {
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
                        query.uscc(),
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
                State.valueOf(row.getString(8)),
                year(
                        row.getString(7),
                        row.getString(9),
                        Arrays.asList(row.getLocalDate(10), row.getLocalDate(11), row.getLocalDate(12))),
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
        try {
            return text == null ? List.of() : json.readValue(text, CONDITIONS);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }

    /** Opens a repair of a record and answers its number. */
    Uni<UUID> open(SqlConnection connection, String recordNo, String uscc, int year, LocalDate today) {
        return connection
                .preparedQuery("""
                        insert into register.repairs (record_no, uscc, year, state, applied_on)
                        values ($1, $2, $3, 'APPLIED', $4) returning repair_id
                        """)
                .execute(Tuple.of(recordNo, uscc, year, today))
                .map(rows -> rows.iterator().next().getUUID(0));
    }

    /** Writes what was done at a version, and what the repair has become by it. */
    Uni<Void> write(SqlConnection connection, UUID id, long version, Written written, By by) {
        return connection
                .preparedQuery("update register.repairs set state = $2, version = $3 where repair_id = $1")
                .execute(Tuple.of(id, written.to().name(), version))
                .chain(() -> connection
                        .preparedQuery("""
                                insert into register.repair_steps (repair_id, version, move, granted, stage, to_state, actor,
                                    role, done_on, due_on, words, ended_on, good_cause, conditions, evidence, entry_id)
                                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text::jsonb, $15, $16)
                                """)
                        .execute(Tuple.tuple()
                                .addUUID(id)
                                .addLong(version)
                                .addString(
                                        written.move() == null
                                                ? "APPLY"
                                                : written.move().name())
                                .addBoolean(written.granted())
                                .addString(written.stage().name())
                                .addString(written.to().name())
                                .addString(by.actor().name())
                                .addString(by.actor().role())
                                .addLocalDate(by.today())
                                .addLocalDate(written.dueOn())
                                .addString(written.words())
                                .addLocalDate(written.order().endedOn())
                                .addString(written.order().goodCause())
                                .addString(text(written.order().found()))
                                .addArrayOfUUID(written.evidence().toArray(UUID[]::new))
                                .addLong(by.entry())))
                .replaceWithVoid();
    }

    /** In whose name, when, under which entry. */
    record By(Actor actor, LocalDate today, long entry) {}

    private @Nullable String text(List<Found> conditions) {
        try {
            return conditions.isEmpty() ? null : json.writeValueAsString(conditions);
        } catch (JsonProcessingException ourOwnTypesSerialise) {
            throw new IllegalStateException(ourOwnTypesSerialise);
        }
    }

    Uni<Void> commit(SqlConnection connection, UUID id, Commitment commitment) {
        return connection
                .preparedQuery("update register.repairs set signer = $2, signed_on = $3 where repair_id = $1")
                .execute(Tuple.of(id, commitment.signer(), commitment.signedOn()))
                .replaceWithVoid();
    }

    /** Ends the effect of the record: on this day it no longer counts (A22). */
    Uni<Void> rectify(SqlConnection connection, Stored repair, String authority, By by) {
        return connection
                .preparedQuery("""
                        insert into register.rectifications
                            (record_no, confirmed_on, authority, fingerprint, entry_id, repair_id)
                        values ($1, $2, $3, $4, $5, $6)
                        """)
                .execute(Tuple.of(
                        repair.recordNo(),
                        by.today(),
                        authority,
                        Fingerprint.of(repair.recordNo(), by.today(), authority),
                        by.entry(),
                        repair.id()))
                .replaceWithVoid();
    }

    /** Issues the confirmation of repair, which anyone can verify while the year has a result in public. */
    Uni<Void> letter(SqlConnection connection, Stored repair, VerificationNumber number, LocalDate today) {
        return connection
                .preparedQuery("""
                        with issued as (
                            insert into register.repair_letters (number, repair_id, issued_on) values ($1, $2, $3)
                            returning number, issued_on)
                        insert into published.verifications (number, kind, uscc, year, version, issued_on)
                        select i.number, $4, $5, $6, coalesce((
                            select max(h.version) from register.result_history h where h.uscc = $5 and h.year = $6), 0),
                            i.issued_on
                        from issued i
                        """)
                .execute(Tuple.of(
                        number.value(),
                        repair.id(),
                        today,
                        Verification.Kind.REPAIR_LETTER.name(),
                        repair.uscc(),
                        repair.yearNumber()))
                .replaceWithVoid();
    }

    /** Open repairs of published years of which the region has not been told that they are overdue. */
    Uni<List<Stored>> notEscalated(SqlConnection connection) {
        return stored(connection, """
                 where p.state in ('APPLIED', 'PRODUCER_CONFIRMED') and s.published_on is not null
                    and not exists (select from register.repair_escalations e where e.repair_id = p.repair_id)
                order by p.applied_on, p.repair_id limit 200
                """, Tuple.tuple());
    }

    /** Notes that the region was told; false when another copy of the service has. */
    Uni<Boolean> escalate(SqlConnection connection, UUID id, LocalDate due, LocalDate today) {
        return connection.preparedQuery("""
                        insert into register.repair_escalations (repair_id, due_on, told_on) values ($1, $2, $3)
                        on conflict do nothing
                        """).execute(Tuple.of(id, due, today)).map(rows -> rows.rowCount() == 1);
    }
}
