package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.practitioners.repairs.PersonRepair.Application;
import io.ecocredit.practitioners.repairs.PersonRepair.Rating;
import io.ecocredit.practitioners.repairs.PersonRepair.Recognition;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.shell.RepairQuery;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Practitioners' repairs; every method works in the transaction of the connection it is given. */
@Singleton
class PersonRepairRepository implements Repairs.Store<PersonRepair> {

    private static final String REPAIRS = """
            select p.repair_id as id, p.case_id, p.practitioner_no as practitioner, p.year, p.lead_league, p.rated_on, p.records,
                p.departments, p.merit, p.words, p.evidence, p.applied_on as on, p.state, p.version, p.decided_on, p.reason,
                p.letter_no as letter,
                (select json_agg(json_build_object('authority', g.authority, 'recognised', g.recognised, 'on', g.stated_on,
                        'documentNo', g.document_no, 'words', g.words, 'evidence', g.evidence) order by g.authority)
                    from practitioners.repair_recognitions g where g.repair_id = p.repair_id) as recognitions,
                array(select distinct r.authority from practitioners.records r
                    where r.record_no = any(p.records) and access.league_of(r.division) = access.league()) as of_readers_league
            from practitioners.repairs p
            """;

    private static final Rows<PersonRepair> ROWS =
            Rows.of(PersonRepair.class, Map.of("recognitions", PersonRepairRepository::recognitions));

    private final LegalClock clock;

    PersonRepairRepository(LegalClock clock) {
        this.clock = clock;
    }

    /** The one with a number; held for change until the transaction ends. Empty when the reader may not see it. */
    Uni<List<PersonRepair>> hold(SqlConnection connection, UUID id) {
        return select(connection, "where p.repair_id = $1 for update of p", Tuple.of(id));
    }

    @Override
    public Uni<List<PersonRepair>> find(SqlConnection connection, UUID id) {
        return select(connection, "where p.repair_id = $1", Tuple.of(id));
    }

    @Override
    public Uni<List<PersonRepair>> search(SqlConnection connection, RepairQuery query) {
        return select(
                connection,
                """
                where p.repair_id > $1 and ($2::text is null or p.practitioner_no = $2)
                    and (not $3 or p.state = 'APPLIED')
                order by p.repair_id limit $4
                """,
                Tuple.of(
                        query.after(),
                        query.subject(),
                        query.open(),
                        query.window().limit() + 1));
    }

    /** Those that wait for a decision of which nobody was told that it is late. */
    Uni<List<PersonRepair>> untold(SqlConnection connection) {
        return select(connection, "where p.state = 'APPLIED' and p.overdue_told_on is null", Tuple.tuple());
    }

    /** Notes that the region was told; false when another copy of the service has, or when it was decided meanwhile. */
    Uni<Boolean> noteTold(SqlConnection connection, UUID repair) {
        return Statements.isOne(connection, """
                update practitioners.repairs set overdue_told_on = $2
                where repair_id = $1 and state = 'APPLIED' and overdue_told_on is null
                """, Tuple.of(repair, clock.today()));
    }

    /** @throws RefusalException 409 when another about the same rating waits already */
    Uni<UUID> add(SqlConnection connection, Rating rating, Application application, String account) {
        return connection
                .preparedQuery("""
                        insert into practitioners.repairs (case_id, practitioner_no, year, lead_league, rated_on, records,
                            departments, merit, words, evidence, applied_on, applied_by)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning repair_id
                        """)
                .execute(Tuple.tuple()
                        .addUUID(rating.caseId())
                        .addString(rating.practitioner())
                        .addInteger(rating.year())
                        .addString(rating.leadLeague())
                        .addLocalDate(rating.ratedOn())
                        .addArrayOfString(rating.records().toArray(String[]::new))
                        .addArrayOfString(rating.departments().toArray(String[]::new))
                        .addString(application.merit().name())
                        .addString(application.words())
                        .addArrayOfUUID(application.evidence().toArray(UUID[]::new))
                        .addLocalDate(application.on())
                        .addString(account))
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> RefusalException.of(RefusalCode.REPAIR_OPEN, "就该评定结果已有待决定的申请"))
                .map(rows -> Statements.only(rows, UUID.class));
    }

    Uni<Void> recognise(SqlConnection connection, UUID repair, Recognition recognition, String officer) {
        return connection
                .preparedQuery("""
                        insert into practitioners.repair_recognitions (repair_id, authority, recognised, stated_on,
                            document_no, words, evidence, entered_by, entered_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(repair)
                        .addString(recognition.authority())
                        .addBoolean(recognition.recognised())
                        .addLocalDate(recognition.on())
                        .addString(recognition.documentNo())
                        .addString(recognition.words())
                        .addArrayOfUUID(recognition.evidence().toArray(UUID[]::new))
                        .addString(officer)
                        .addOffsetDateTime(clock.now()))
                .chain(() -> connection
                        .preparedQuery("update practitioners.repairs set version = version + 1 where repair_id = $1")
                        .execute(Tuple.of(repair)))
                .replaceWithVoid();
    }

    /** Whether an officer entered what a department says of the merit. */
    Uni<Boolean> hasRecognised(SqlConnection connection, UUID repair, String officer) {
        return Statements.isOne(
                connection,
                "select from practitioners.repair_recognitions where repair_id = $1 and entered_by = $2 limit 1",
                Tuple.of(repair, officer));
    }

    /** A granted one gets the number of its letter. */
    Uni<Void> decide(SqlConnection connection, UUID repair, boolean granted, String reason, String officer) {
        return Statements.run(connection, """
                update practitioners.repairs set version = version + 1, decided_on = $2, decided_by = $3, reason = $4,
                    state = case when $5 then 'REPAIRED' else 'REFUSED' end,
                    letter_no = case when $5 then nextval('practitioners.repair_letter_numbers') end
                where repair_id = $1
                """, Tuple.of(repair, clock.today(), officer, reason, granted));
    }

    /** The records no longer count from today on; one that was rectified before stays so. */
    Uni<Void> rectify(SqlConnection connection, List<String> records, String authority, long entry) {
        return connection
                .preparedQuery("""
                        insert into practitioners.rectifications (record_no, confirmed_on, authority, fingerprint, entry_id)
                        select n, $2, $3, encode(sha256(convert_to(n || ' ' || $2::date, 'UTF8')), 'hex'), $4
                        from unnest($1::text[]) as t (n)
                        on conflict (record_no) do nothing
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfString(records.toArray(String[]::new))
                        .addLocalDate(clock.today())
                        .addString(authority)
                        .addLong(entry))
                .replaceWithVoid();
    }

    /** Whether a department's record was made in a league's division, which enters what it says (A15.5). */
    Uni<Boolean> isPlaceOfService(
            SqlConnection connection, PersonRepair repair, String authority, @Nullable String league) {
        return connection
                .preparedQuery("""
                        select from practitioners.records r
                        where r.record_no = any($1) and access.league_of(r.division) = $3 and access.folded($2) in (
                            access.folded(r.authority),
                            access.folded(practitioners.standing_authority(r.record_no, r.authority)))
                        """)
                .execute(Tuple.of(repair.rating().records().toArray(String[]::new), authority, league))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Uni<List<PersonRepair>> select(SqlConnection connection, String which, Tuple values) {
        return ROWS.all(connection, REPAIRS + which, values);
    }

    private static List<Recognition> recognitions(Row row) {
        return row.getValue("recognitions") instanceof JsonArray said
                ? said.stream().map(each -> recognition((JsonObject) each)).toList()
                : List.of();
    }

    private static Recognition recognition(JsonObject said) {
        return new Recognition(
                said.getString("authority"),
                said.getBoolean("recognised"),
                LocalDate.parse(said.getString("on")),
                said.getString("documentNo"),
                said.getString("words"),
                said.getJsonArray("evidence").stream()
                        .map(each -> UUID.fromString((String) each))
                        .toList());
    }
}
