package io.ecocredit.repairs;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.SqlState;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairMoveOrder.Found;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairService.Applied;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.verifications.Verification;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what is done about repairs; every method works in the transaction of the connection it is given. */
@Singleton
class RepairHistory {

    private final Json json;

    RepairHistory(Json json) {
        this.json = json;
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

    /** Opens a repair of a record and answers its number. */
    Uni<UUID> open(SqlConnection connection, Applied applied) {
        Commitment commitment = applied.commitment();
        return connection
                .preparedQuery("""
                        insert into register.repairs (record_no, uscc, year, state, applied_on, signer, signed_on)
                        values ($1, $2, $3, 'APPLIED', $4, $5, $6) returning repair_id
                        """)
                .execute(Tuple.of(
                        applied.record().recordNo(),
                        applied.record().uscc(),
                        applied.yearNumber(),
                        applied.today(),
                        commitment == null ? null : commitment.signer(),
                        commitment == null ? null : commitment.signedOn()))
                .map(rows -> Statements.only(rows, UUID.class));
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
        return conditions.isEmpty() ? null : json.write(conditions);
    }

    /** Keeps the written commitment (A26.1). */
    Uni<Void> commit(SqlConnection connection, UUID id, Commitment commitment) {
        return connection
                .preparedQuery("update register.repairs set signer = $2, signed_on = $3 where repair_id = $1")
                .execute(Tuple.of(id, commitment.signer(), commitment.signedOn()))
                .replaceWithVoid();
    }

    /** Why nothing is done about what is no longer as it was seen. */
    static RefusalException movedOn() {
        return RefusalException.of(RefusalCode.PRECONDITION_FAILED, "该修复已有新的办理，请重新读取后再试");
    }

    /**
     * Ends the effect of the record: on this day it no longer counts (A22).
     *
     * @throws RefusalException 412 when its rectification was confirmed in another way meanwhile
     */
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
                .onFailure(SqlState::isTakenKey)
                .transform(taken -> movedOn())
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
                        repair.year().result()))
                .replaceWithVoid();
    }

    /** Notes that the region was told; false when another copy of the service has. */
    Uni<Boolean> escalate(SqlConnection connection, UUID id, @Nullable LocalDate due, LocalDate today) {
        return connection.preparedQuery("""
                        insert into register.repair_escalations (repair_id, due_on, told_on) values ($1, $2, $3)
                        on conflict do nothing
                        """).execute(Tuple.of(id, due, today)).map(rows -> rows.rowCount() == 1);
    }
}
