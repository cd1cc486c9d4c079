package io.ecocredit.repairs;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.precondition.Offer;
import io.ecocredit.regulation.repair.RepairRules;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.repair.RepairStage;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.shell.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows repairs to a reader: how they stand, and what the reader may do about them. */
@Singleton
class RepairViews {

    private final RepairLaw law;
    private final Divisions divisions;

    RepairViews(RepairLaw law, Divisions divisions) {
        this.law = law;
        this.divisions = divisions;
    }

    Uni<RepairView> of(SqlConnection connection, Stored repair, Due due, Actor reader) {
        return repair.state().isOpen()
                ? law.movesOf(connection, repair, reader).map(moves -> view(repair, due, offers(repair, moves)))
                : Uni.createFrom().item(view(repair, due, List.of()));
    }

    private RepairView view(Stored repair, Due due, List<Offer> offers) {
        RepairStage stage = repair.year().stage();
        String lead = repair.year().leadLeague();
        return new RepairView(
                repair.id(),
                repair.recordNo(),
                repair.uscc(),
                repair.name(),
                repair.yearNumber(),
                repair.division(),
                repair.authority(),
                lead,
                lead == null ? null : divisions.nameOf(lead),
                repair.state(),
                repair.state().label(),
                stage,
                stage.label(),
                stage.clause().toString(),
                repair.appliedOn(),
                due.on(),
                due.isOver(),
                repair.commitment(),
                repair.steps(),
                repair.letter(),
                repair.version(),
                offers);
    }

    private List<Offer> offers(Stored repair, List<Move> moves) {
        return moves.stream()
                .filter(move -> RepairRules.turn(repair.state(), move, law.facts(repair, null))
                        .isEmpty())
                .map(move -> new Offer(
                        move.noun(),
                        move.label(),
                        "/api/v1/repairs/" + repair.id() + "/" + move.noun(),
                        repair.year().stage().clause().toString()))
                .toList();
    }
}
