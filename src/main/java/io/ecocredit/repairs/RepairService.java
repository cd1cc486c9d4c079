package io.ecocredit.repairs;

import io.ecocredit.evaluations.Reopening;
import io.ecocredit.evidence.EvidenceIds;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.institutions.FileChange;
import io.ecocredit.institutions.FileChange.Change;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.RepairFacts;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.Grounds;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairRules.State;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.repairs.RepairHistory.By;
import io.ecocredit.repairs.RepairHistory.Written;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairView.Commitment;
import io.ecocredit.verifications.VerificationNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads repairs from the application to their end, each act in one transaction with all that follows from it. */
@Singleton
@Cites(
        value = {Article.A22, Article.A26, Article.A27, Article.A31},
        settles = {Interpretation.I_20, Interpretation.I_22, Interpretation.I_23, Interpretation.I_24})
public class RepairService {

    private static final String CAUSE = "REPAIR";

    private final Inside inside;
    private final RepairHistory history;
    private final RecordDirectory records;
    private final FileChange files;
    private final Desk desk;
    private final SecureRandom random = new SecureRandom();

    /** What is asked beside repairs and records. */
    @Singleton
    record Desk(
            RepairLaw law,
            RepairViews views,
            RepairLookup lookup,
            EvidenceService evidence,
            Once once,
            Reopening cases,
            Divisions divisions) {}

    RepairService(Inside inside, RepairHistory history, RecordDirectory records, FileChange files, Desk desk) {
        this.inside = inside;
        this.history = history;
        this.records = records;
        this.files = files;
        this.desk = desk;
    }

    /** What is to be done about a repair, as it was seen at a version. */
    public record Wanted(UUID id, long version, Move move, RepairMoveOrder order) {}

    /** @throws ProblemException 404 for what cannot be done about a repair at all */
    public static Move move(String noun) {
        return Move.of(noun).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
    }

    /**
     * Does something about a repair.
     *
     * @throws ProblemException 404 unknown, 412 moved on since, 403 for whom it is not, 409 or 400 with the clause when it
     *     cannot be done or granted
     */
    public Uni<Answered> take(Wanted wanted, Act act, @Nullable Repeat repeat, Function<RepairView, Answer> answering) {
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> desk.lookup()
                                .require(connection, wanted.id())
                                .chain(found -> history.takeTurn(connection, found.recordNo()))
                                .chain(() -> desk.lookup().require(connection, wanted.id()))
                                .flatMap(held -> records.require(connection, held.recordNo())
                                        .flatMap(record ->
                                                take(connection, new Taking(wanted, held, record, act.actor()))))
                                .chain(() -> desk.lookup().view(connection, wanted.id(), act.actor()))
                                .map(answering));
    }

    /** Somebody about to do something about a repair that is held. */
    private record Taking(Wanted wanted, Stored repair, RecordView record, Actor actor) {

        Move move() {
            return wanted.move();
        }

        RepairStage stage() {
            return repair.year().stage();
        }
    }

    private Uni<Void> take(SqlConnection connection, Taking taking) {
        if (taking.repair().version() != taking.wanted().version()) {
            throw RepairHistory.movedOn();
        }
        boolean granted = taking.wanted().order().isGranted(taking.move());
        return requireParty(connection, taking)
                .chain(() -> records.files(connection, taking.record().uscc()))
                .map(file -> requirePossible(taking, file, granted))
                .call(() -> desk.evidence()
                        .require(
                                connection,
                                taking.record().uscc(),
                                taking.wanted().order().files()))
                .flatMap(facts -> desk.views()
                        .dueOn(connection, taking.repair())
                        .flatMap(due ->
                                carryOut(connection, taking, written(taking, granted, due.orElse(null)), facts)));
    }

    private Uni<Void> requireParty(SqlConnection connection, Taking taking) {
        Actor actor = taking.actor();
        return switch (taking.move()) {
            case COMMIT -> {
                if (!actor.role().equals(Roles.INSTITUTION)) {
                    throw RepairViews.wrongParty(taking.move(), taking.stage()).asException();
                }
                yield Uni.createFrom().voidItem();
            }
            case CONFIRM ->
                desk.views()
                        .mayConfirm(connection, taking.repair(), taking.record(), actor)
                        .invoke(may -> {
                            if (!may) {
                                throw RepairViews.wrongParty(taking.move(), taking.stage())
                                        .asException();
                            }
                        })
                        .chain(() -> records.requireNoConflict(connection, taking.record(), actor));
            case DECIDE -> {
                if (!RepairViews.leads(taking.repair(), actor)) {
                    throw RepairViews.wrongParty(taking.move(), taking.stage()).asException();
                }
                yield records.requireNoConflict(connection, taking.record(), actor);
            }
        };
    }

    private RepairFacts requirePossible(Taking taking, List<RecordFile> file, boolean granted) {
        Stored repair = taking.repair();
        RepairFacts facts = desk.law().facts(repair, file);
        RepairRules.turn(repair.state(), taking.move(), facts).ifPresent(refusal -> {
            throw refusal.asException();
        });
        Grounds grounds = taking.wanted().order().grounds();
        if (granted) {
            if (RepairRules.ends(taking.move(), taking.stage())) {
                desk.law().requireRepairable(repair, file);
            }
            List<Refusal> obstacles = RepairRules.obstacles(repair.state(), taking.move(), facts, grounds);
            if (!obstacles.isEmpty()) {
                throw new ProblemException(Problems.of(obstacles));
            }
        }
        return facts;
    }

    private static Written written(Taking taking, boolean granted, @Nullable LocalDate due) {
        RepairMoveOrder order = taking.wanted().order();
        return new Written(
                taking.move(),
                taking.move() == Move.COMMIT ? null : granted,
                taking.stage(),
                state(taking, granted),
                order.requiredWords(taking.move()),
                order,
                EvidenceIds.stated(order.evidence()),
                taking.move() == Move.DECIDE ? due : null);
    }

    private static State state(Taking taking, boolean granted) {
        if (taking.move() == Move.COMMIT) {
            return taking.repair().state();
        }
        if (!granted) {
            return State.REFUSED;
        }
        return RepairRules.ends(taking.move(), taking.stage()) ? State.REPAIRED : State.PRODUCER_CONFIRMED;
    }

    private Uni<Void> carryOut(SqlConnection connection, Taking taking, Written written, RepairFacts facts) {
        Stored repair = taking.repair();
        Commitment commitment = taking.move() == Move.COMMIT
                ? Optional.ofNullable(taking.wanted().order().commitment())
                        .orElse(new RepairOrder.CommitmentOrder(null, null))
                        .stated(facts.today())
                : null;
        boolean ends = written.to() == State.REPAIRED;
        return (commitment == null ? Uni.createFrom().voidItem() : history.commit(connection, repair.id(), commitment))
                .chain(() -> files.carryOut(
                        connection,
                        new Change(
                                taking.actor(),
                                taking.record().concern().in(repair.yearNumber()),
                                CAUSE,
                                RepairNotices.of(repair, written)),
                        entry -> {
                            By by = new By(taking.actor(), facts.today(), entry);
                            return history.write(connection, repair.id(), repair.version() + 1, written, by)
                                    .chain(() -> ends
                                            ? end(connection, taking, by)
                                            : Uni.createFrom().voidItem());
                        }))
                .chain(() -> ends && written.stage() == RepairStage.AFTER_PUBLICATION
                        ? history.letter(connection, repair, VerificationNumber.draw(random), facts.today())
                        : Uni.createFrom().voidItem());
    }

    /** The record no longer counts; a result that was determined before it is rated again (A26.1). */
    private Uni<Void> end(SqlConnection connection, Taking taking, By by) {
        Actor actor = taking.actor();
        String authority = Objects.requireNonNullElseGet(
                actor.authority(), () -> desk.divisions().bureauOf(actor.league()));
        return history.rectify(connection, taking.repair(), authority, by)
                .chain(() -> taking.stage() == RepairStage.BEFORE_PUBLICATION
                        ? desk.cases()
                                .reopen(
                                        connection,
                                        actor,
                                        taking.repair().uscc(),
                                        taking.repair().yearNumber(),
                                        "信用信息" + taking.repair().recordNo() + "已修复")
                        : Uni.createFrom().voidItem());
    }
}
