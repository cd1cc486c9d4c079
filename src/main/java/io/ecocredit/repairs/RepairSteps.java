package io.ecocredit.repairs;

import io.ecocredit.evaluations.Reopening;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.institutions.FileChange.Notice;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.repairs.RepairHistory.By;
import io.ecocredit.repairs.RepairHistory.Written;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairRepository.Year;
import io.ecocredit.repairs.RepairService.Applied;
import io.ecocredit.repairs.RepairService.Taking;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what is done about repairs, each as a change of the institution's file with all that follows from it (A31). */
@Singleton
@Cites(
        value = {Article.A22, Article.A26, Article.A31},
        settles = Interpretation.I_24)
class RepairSteps {

    private static final String CAUSE = "REPAIR";

    private final RepairHistory history;
    private final FileChange files;
    private final Reopening cases;
    private final Divisions divisions;
    private final LegalClock clock;
    private final SecureRandom random = new SecureRandom();

    RepairSteps(RepairHistory history, FileChange files, Reopening cases, Divisions divisions, LegalClock clock) {
        this.history = history;
        this.files = files;
        this.cases = cases;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Opens a repair and answers its number. */
    Uni<UUID> open(SqlConnection connection, Applied applied, Actor actor) {
        RecordView record = applied.record();
        RepairStage stage = applied.year().stage();
        Written written = new Written(
                null, null, stage, State.APPLIED, applied.words(), RepairMoveOrder.EMPTY, applied.files(), null);
        Change change =
                change(record, applied.year(), RepairLetters.applied(record.recordNo(), stage, applied.words()), actor);
        return history.open(connection, applied)
                .call(id -> files.carryOut(
                        connection,
                        change,
                        entry -> history.write(connection, id, 1, written, new By(actor, applied.today(), entry))));
    }

    /** Told in the year whose result has come furthest, by whose league it is decided. */
    private static Change change(RecordView record, Year year, Notice notice, Actor actor) {
        return new Change(actor, record.concern().in(year.result()), CAUSE, notice);
    }

    /** @param commitment only where the move is to give one */
    Uni<Void> take(SqlConnection connection, Taking taking, Written written, @Nullable Commitment commitment) {
        Stored repair = taking.repair();
        Notice notice = RepairLetters.of(repair, written, clock.today());
        Change change = change(taking.record(), repair.year(), notice, taking.actor());
        return commit(connection, repair, commitment)
                .chain(() -> files.carryOut(connection, change, entry -> write(connection, taking, written, entry)))
                .chain(() -> issueLetter(connection, repair, written));
    }

    private Uni<Void> commit(SqlConnection connection, Stored repair, @Nullable Commitment commitment) {
        return commitment == null ? Uni.createFrom().voidItem() : history.commit(connection, repair.id(), commitment);
    }

    private Uni<Void> write(SqlConnection connection, Taking taking, Written written, long entry) {
        Stored repair = taking.repair();
        By by = new By(taking.actor(), clock.today(), entry);
        return history.write(connection, repair.id(), repair.version() + 1, written, by)
                .chain(() -> written.to() == State.REPAIRED
                        ? end(connection, repair, by)
                        : Uni.createFrom().voidItem());
    }

    /** The record no longer counts; results that were determined before are rated again (A26.1). */
    private Uni<Void> end(SqlConnection connection, Stored repair, By by) {
        Actor actor = by.actor();
        String authority = Objects.requireNonNullElseGet(actor.authority(), () -> divisions.bureauOf(actor.league()));
        return history.rectify(connection, repair, authority, by).chain(() -> reopen(connection, repair, actor));
    }

    private Uni<Void> reopen(SqlConnection connection, Stored repair, Actor actor) {
        return OneByOne.each(
                        repair.year().underway(),
                        year -> cases.reopen(connection, actor, repair.uscc(), year, "信用信息" + repair.recordNo() + "已修复")
                                .replaceWith(year))
                .replaceWithVoid();
    }

    private Uni<Void> issueLetter(SqlConnection connection, Stored repair, Written written) {
        return written.to() == State.REPAIRED && written.stage() == RepairStage.AFTER_PUBLICATION
                ? history.letter(connection, repair, VerificationNumber.draw(random), clock.today())
                : Uni.createFrom().voidItem();
    }
}
