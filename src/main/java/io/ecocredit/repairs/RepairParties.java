package io.ecocredit.repairs;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.records.RecordDirectory;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Whose move it is: the institution commits, who produced the record confirms, the league that leads the case decides. */
@Singleton
@Cites({Article.A22, Article.A26})
class RepairParties {

    private final RecordDirectory records;

    RepairParties(RecordDirectory records) {
        this.records = records;
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

    /** @throws RefusalException 403 for whom the move is not, or who has a conflict of interest */
    Uni<Void> require(SqlConnection connection, Party party, Move move) {
        return isOf(connection, party, move)
                .invoke(isOf -> requireRight(isOf, move, party.repair().year().stage()))
                .chain(() -> move == Move.COMMIT
                        ? Uni.createFrom().voidItem()
                        : records.requireNoConflict(connection, party.record(), party.actor()));
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
}
