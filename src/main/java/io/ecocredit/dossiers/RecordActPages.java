package io.ecocredit.dossiers;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.records.DecisionResource;
import io.ecocredit.records.DecisionResource.AmendmentOrder;
import io.ecocredit.records.DecisionService;
import io.ecocredit.records.DecisionService.Wanted;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.RecordDecisions;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.repairs.RepairMoveOrder;
import io.ecocredit.repairs.RepairOrder;
import io.ecocredit.repairs.RepairResource;
import io.ecocredit.repairs.RepairService;
import io.ecocredit.warnings.MoveOrder;
import io.ecocredit.warnings.WarningOrder;
import io.ecocredit.warnings.WarningResource;
import io.ecocredit.warnings.WarningService;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.UUID;

/** The forms on a record's page: it is decided of, warned of, and repaired (A15.1, A24 to A26). */
@Path(RecordPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RecordActPages {

    private final DossierPage page;
    private final DecisionService decisions;
    private final WarningService warnings;
    private final RepairService repairs;
    private final Caller caller;

    RecordActPages(
            DossierPage page,
            DecisionService decisions,
            WarningService warnings,
            RepairService repairs,
            Caller caller) {
        this.page = page;
        this.decisions = decisions;
        this.warnings = warnings;
        this.repairs = repairs;
        this.caller = caller;
    }

    @POST
    @Path("/{number}/decisions/{decision}")
    @ActsAs(of = DecisionResource.class, operation = "decideOnRecord")
    public Uni<Response> decideOnRecordPage(
            @PathParam("number") String number, @PathParam("decision") String decision, Form form) {
        Kind kind = RecordDecisions.kind(decision, EnumSet.allOf(Kind.class));
        Act act = caller.act(number);
        return page.carryOut(
                number,
                form,
                typed -> decisions.decide(wanted(number, kind, typed), act, null, view -> Answer.of(200, view)));
    }

    private static Wanted wanted(String number, Kind kind, Form typed) {
        if (kind == Kind.AMENDED) {
            AmendmentOrder order = typed.read(AmendmentOrder.class);
            return new Wanted(number, typed.version(), kind, order.decision(), order.record());
        }
        return new Wanted(number, typed.version(), kind, typed.read(DecisionOrder.class), null);
    }

    @POST
    @Path("/{number}/warning")
    @ActsAs(of = WarningResource.class, operation = "issueWarning")
    public Uni<Response> warnOnPage(@PathParam("number") String number, Form form) {
        Act act = caller.act(number);
        return page.carryOut(
                number,
                form,
                typed -> warnings.issue(
                        typed.read(WarningOrder.class).of(number), act, null, view -> Answer.of(200, view)));
    }

    @POST
    @Path("/{number}/warning/{move}")
    @ActsAs(of = WarningResource.class, operation = "moveWarning")
    public Uni<Response> moveWarningOnPage(
            @PathParam("number") String number, @PathParam("move") String move, Form form) {
        Act act = caller.act(number);
        return page.carryOut(
                number,
                form,
                typed -> warnings.take(
                        new WarningService.Wanted(
                                number, typed.version(), WarningService.move(move), typed.read(MoveOrder.class)),
                        act,
                        null,
                        view -> Answer.of(200, view)));
    }

    @POST
    @Path("/{number}/repair")
    @ActsAs(of = RepairResource.class, operation = "applyForRepair")
    public Uni<Response> applyForRepairOnPage(@PathParam("number") String number, Form form) {
        Act act = caller.act(number);
        return page.carryOut(
                number,
                form,
                typed -> repairs.apply(
                        typed.read(RepairOrder.class).of(number), act, null, view -> Answer.of(200, view)));
    }

    @POST
    @Path("/{number}/repair/{id}/{move}")
    @ActsAs(of = RepairResource.class, operation = "moveRepair")
    public Uni<Response> moveRepairOnPage(
            @PathParam("number") String number, @PathParam("id") UUID id, @PathParam("move") String move, Form form) {
        Act act = caller.act(id.toString());
        return page.carryOut(
                number,
                form,
                typed -> repairs.take(
                        new RepairService.Wanted(
                                id,
                                typed.version(),
                                RepairService.move(move),
                                typed.read(RepairMoveOrder.class).answered()),
                        act,
                        null,
                        view -> Answer.of(200, view)));
    }
}
