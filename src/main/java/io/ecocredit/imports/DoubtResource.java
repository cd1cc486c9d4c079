package io.ecocredit.imports;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

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

/** Doubts about institutions and their records, for a person to settle (I-3). */
@Path("/api/v1/doubts")
@Authenticated
@Tag(name = "imports")
public class DoubtResource {

    private final InstitutionDoubts doubts;
    private final Caller caller;

    DoubtResource(InstitutionDoubts doubts, Caller caller) {
        this.doubts = doubts;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "待核实的疑点 · doubts about what was accepted, in the order in which they were raised",
            description = "state: open (default) or settled. A league sees those that concern it.")
    @Declared(league = OWN, region = ALL)
    public Uni<Page<Doubt>> doubts(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return doubts.page(
                DoubtBook.areOpen(state), Window.of(cursor, limit, key -> key.matches("[0-9]{1,18}")), caller.actor());
    }

    @POST
    @Path("/{number}/settlement")
    @Operation(
            summary = "核实疑点 · settle a doubt, once, with the reason",
            description =
                    "Of a former name of an authority (FORMER_AUTHORITY) it is also said whether it means the one of today:"
                            + " then the record counts as of that, and scores follow at once.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.DOUBT)
    public Uni<Doubt> settleDoubt(@PathParam("number") String number, @Nullable SettlementOrder order) {
        return doubts.settle(number, order, caller.act(number));
    }

    @POST
    @Path("/{number}/revision")
    @Operation(
            summary = "改定对机关原名称的核实 · revise what was found of a former name, by another officer, with the reason",
            description = "The former finding is kept; scores follow at once.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.DOUBT)
    public Uni<Doubt> reviseDoubt(@PathParam("number") String number, @Nullable SettlementOrder order) {
        return doubts.revise(number, order, caller.act(number));
    }
}
