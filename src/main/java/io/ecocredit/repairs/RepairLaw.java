package io.ecocredit.repairs;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.record.Effect;
import io.ecocredit.regulation.record.RecordFile;
import io.ecocredit.regulation.repair.FilingRuling;
import io.ecocredit.regulation.repair.RepairFacts;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.Conduct;
import io.ecocredit.regulation.repair.RepairRules.Grounds;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.RepairRepository.Year;
import io.ecocredit.repairs.RepairService.Taking;
import io.ecocredit.repairs.RepairView.Commitment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the law says of a repair (A26, A27) on the day of the service's clock: whose move it is, and whether it can be made. The
 * institution commits, who produced the record confirms, the league that leads the case decides.
 */
@Singleton
@Cites(
        value = {Article.A22, Article.A26, Article.A27},
        provisions = Provision.A26_PARAGRAPH_3,
        settles = {Interpretation.I_22, Interpretation.I_23, Interpretation.I_39})
class RepairLaw {

    private final Catalogue catalogue;
    private final RecordDirectory records;
    private final LegalClock clock;

    RepairLaw(Catalogue catalogue, RecordDirectory records, LegalClock clock) {
        this.catalogue = catalogue;
        this.records = records;
        this.clock = clock;
    }

    /** Somebody before a repair and the record that it is about. */
    record Party(Stored repair, RecordView record, Actor actor) {

        /** Whether they work for the league that leads the case of the record's year (I-2). */
        private boolean leads() {
            return actor.league() != null && actor.league().equals(repair.year().leadLeague());
        }

        private boolean isInstitution() {
            return actor.role().equals(Roles.INSTITUTION);
        }
    }

    /** What somebody may do about a repair when its turn comes. */
    Uni<List<Move>> movesOf(SqlConnection connection, Stored repair, Actor reader) {
        return records.require(connection, repair.recordNo())
                .onItem()
                .transformToMulti(record -> Multi.createFrom()
                        .items(Move.values())
                        .select()
                        .when(move -> isOf(connection, new Party(repair, record, reader), move)))
                .collect()
                .asList();
    }

    private Uni<Boolean> isOf(SqlConnection connection, Party party, Move move) {
        return switch (move) {
            case COMMIT -> Uni.createFrom().item(party.isInstitution());
            case CONFIRM -> mayConfirm(connection, party);
            case DECIDE -> Uni.createFrom().item(party.leads());
        };
    }

    /** Who produced the record or answers for it; before public notice opens its lead league too (A22). */
    private Uni<Boolean> mayConfirm(SqlConnection connection, Party party) {
        if (party.repair().year().stage() == RepairStage.BEFORE_NOTICE && party.leads()) {
            return Uni.createFrom().item(true);
        }
        return party.isInstitution()
                ? Uni.createFrom().item(false)
                : records.answersFor(connection, party.record(), party.actor());
    }

    /** @throws RefusalException 403 for whom the move is not, or who has a conflict of interest; 409 for who found how it filed */
    Uni<Void> requireParty(SqlConnection connection, Party party, Move move) {
        return isOf(connection, party, move)
                .invoke(isOf -> requireRight(isOf, move, party.repair().year().stage()))
                .chain(() -> move == Move.COMMIT
                        ? Uni.createFrom().voidItem()
                        : records.requireNoConflict(connection, party.record(), party.actor())
                                .chain(() -> records.requireOwnMatter(connection, party.record()))
                                .chain(() -> requireNoFinding(connection, party.repair(), move)));
    }

    /**
     * From the notice on a repair hangs on how the institution filed, so who found that does not end the record's effect (A26.3,
     * I-39). What is only confirmed is decided by another, so that three officers suffice.
     */
    private static Uni<Void> requireNoFinding(SqlConnection connection, Stored repair, Move move) {
        RepairStage stage = repair.year().stage();
        if (stage == RepairStage.BEFORE_NOTICE || !RepairRules.ends(move, stage)) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery("select register.took_part_in_findings($1, $2)")
                .execute(Tuple.tuple()
                        .addString(repair.uscc())
                        .addArrayOfInteger(repair.year().hangingOn().toArray(Integer[]::new)))
                .invoke(rows -> Require.that(
                        !Statements.only(rows, Boolean.class),
                        () -> FilingRuling.sameOfficer().asException()))
                .replaceWithVoid();
    }

    private static void requireRight(boolean isOf, Move move, RepairStage stage) {
        if (!isOf) {
            String whose = switch (move) {
                case COMMIT -> "机构";
                case CONFIRM -> "产生信息的单位";
                case DECIDE -> "牵头盟市";
            };
            throw Refusal.of(RefusalCode.WRONG_PARTY, "“" + move.label() + "”由" + whose + "办理")
                    .under(stage.clause())
                    .asException();
        }
    }

    /** @throws RefusalException 409 for who would grant what they confirmed for the producer; anybody may refuse */
    Uni<Void> requireAnother(SqlConnection connection, Taking taking) {
        if (taking.move() != Move.DECIDE || !taking.granted()) {
            return Uni.createFrom().voidItem();
        }
        return Statements.isOne(
                        connection,
                        """
                        select from register.repair_steps
                        where repair_id = $1 and move = 'CONFIRM' and actor = $2 limit 1
                        """,
                        Tuple.of(taking.repair().id(), taking.actor().name()))
                .invoke(confirmed -> Require.that(
                        !confirmed,
                        () -> RepairRules.sameOfficer(Clause.of(Provision.A26_PARAGRAPH_3))
                                .asException()))
                .replaceWithVoid();
    }

    /** @throws RefusalException when the record cannot be repaired, or no longer */
    void requireRepairable(RecordFile record) {
        Refusal.requireNone(RepairRules.application(record, catalogue.terms(record.fact())));
    }

    /** The year of a record: of the day it took effect, or of its production while it has none (I-6). */
    int yearOf(RecordFile record) {
        return Effect.of(record, catalogue.terms(record.fact())) instanceof Effect.InForce effect
                ? effect.year().value()
                : record.fact().producedOn().getYear();
    }

    /** @param repeatedBy by which the same conduct happened again; null when there is none, or it does not matter yet */
    RepairFacts facts(Stored repair, @Nullable Conduct repeatedBy) {
        return new RepairFacts(
                repair.year().stage(),
                repair.yearNumber(),
                commits(repair),
                repair.year().filings(),
                repair.confirmedEnd(),
                repeatedBy,
                clock.today());
    }

    private static boolean commits(Stored repair) {
        Commitment commitment = repair.commitment();
        return commitment != null && early(repair.year(), commitment).isEmpty();
    }

    /** @throws RefusalException 400 for a commitment that was given before the notice (A26.1), or before the conduct */
    static void requireTimely(Year year, RecordView record, @Nullable Commitment commitment) {
        if (commitment != null) {
            LocalDate conductOn = Objects.requireNonNullElse(record.occurredOn(), record.producedOn());
            Refusal.requireNone(early(year, commitment)
                    .or(() -> RepairRules.beforeConduct(year.stage(), commitment.signedOn(), conductOn)));
        }
    }

    private static Optional<Refusal> early(Year year, Commitment commitment) {
        return RepairRules.early(year.stage(), commitment.signedOn(), year.shownOn());
    }

    /**
     * Looks at all records of the institution and of its succession, among which may be one of the same conduct.
     *
     * @throws RefusalException when it is not the turn of this move, or the record is no longer to be repaired
     * @throws RefusalException with everything because of which what ends the record's effect cannot be granted
     */
    Uni<Void> requirePossible(SqlConnection connection, Taking taking) {
        return records.file(connection, taking.record())
                .flatMap(record -> records.conducts(connection, taking.record().uscc(), taking.actor())
                        .invoke(conducts -> requirePossible(taking, record, conducts)))
                .replaceWithVoid();
    }

    private void requirePossible(Taking taking, RecordFile record, List<Conduct> conducts) {
        Stored repair = taking.repair();
        Grounds grounds = taking.order().grounds();
        RepairFacts facts = facts(repair, repetition(record, conducts, grounds.endedOn()));
        Refusal.requireNone(RepairRules.turn(repair.state(), taking.move(), facts));
        if (taking.granted()) {
            requireGrantable(taking, record, facts, grounds);
        }
    }

    private @Nullable Conduct repetition(RecordFile record, List<Conduct> conducts, @Nullable LocalDate endedOn) {
        return endedOn == null
                ? null
                : RepairRules.repetition(record.fact(), conducts, endedOn, clock.today())
                        .orElse(null);
    }

    private void requireGrantable(Taking taking, RecordFile record, RepairFacts facts, Grounds grounds) {
        if (RepairRules.ends(taking.move(), taking.stage())) {
            requireRepairable(record);
        }
        Refusal.requireNone(RepairRules.obstacles(taking.repair().state(), taking.move(), facts, grounds));
    }
}
