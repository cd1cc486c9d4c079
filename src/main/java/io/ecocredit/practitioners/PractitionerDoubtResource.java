package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.imports.Doubt;
import io.ecocredit.imports.DoubtBook;
import io.ecocredit.imports.DoubtBook.SettlementOrder;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Doubts about persons and their records, for a person to settle (I-3). */
@Path("/api/v1/practitioner-doubts")
@Authenticated
@Tag(name = "practitioners")
public class PractitionerDoubtResource {

    private final PractitionerDoubts doubts;
    private final Caller caller;

    PractitionerDoubtResource(PractitionerDoubts doubts, Caller caller) {
        this.doubts = doubts;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "待核实的从业人员疑点 · doubts about what of persons was accepted, in the order in which they were raised",
            description = "state: open (default) or settled. A league sees those that concern it.")
    @Declared(league = OWN, region = ALL)
    public Uni<Page<Doubt>> practitionerDoubts(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return doubts.page(
                DoubtBook.areOpen(state), Window.of(cursor, limit, key -> key.matches("[0-9]{1,18}")), caller.actor());
    }

    @POST
    @Path("/{number}/settlement")
    @Operation(summary = "核实从业人员疑点 · settle a doubt about a person, once, with the reason")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.DOUBT)
    public Uni<Doubt> settlePractitionerDoubt(@PathParam("number") String number, @Nullable SettlementOrder order) {
        return doubts.settle(number, order, caller.act(number));
    }

    @POST
    @Path("/{number}/revision")
    @Operation(
            summary = "改定对机关原名称的核实 · revise what was found of a former name, by another officer, with the reason",
            description = "The former finding is kept; whom the record is of is looked at again.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.DOUBT)
    public Uni<Doubt> revisePractitionerDoubt(@PathParam("number") String number, @Nullable SettlementOrder order) {
        return doubts.revise(number, order, caller.act(number));
    }
}
