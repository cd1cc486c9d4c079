package io.ecocredit.dossiers;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.repairs.RepairApplications;
import io.ecocredit.repairs.RepairService;
import io.ecocredit.repairs.RepairService.Wanted;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The forms on a record's page by which its repair is applied for and led to its end (A26). */
@Path(RecordPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RecordRepairPages {

    private final DossierPage page;
    private final RepairApplications applications;
    private final RepairService repairs;
    private final Caller caller;

    RecordRepairPages(DossierPage page, RepairApplications applications, RepairService repairs, Caller caller) {
        this.page = page;
        this.applications = applications;
        this.repairs = repairs;
        this.caller = caller;
    }

    @POST
    @Path("/{number}/repair")
    @Operation(hidden = true)
    public Uni<Response> applyForRepairOnPage(
            @PathParam("number") String number, MultivaluedMap<String, String> fields) {
        Act act = caller.act("record", number);
        return page.carryOut(number, fields, typed -> applications.apply(typed.repair(number), act));
    }

    @POST
    @Path("/{number}/repair/{id}/{move}")
    @Operation(hidden = true)
    public Uni<Response> moveRepairOnPage(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @PathParam("move") String move,
            MultivaluedMap<String, String> fields) {
        Act act = caller.act("repair", id.toString());
        return page.carryOut(
                number,
                fields,
                typed -> repairs.take(
                        new Wanted(id, typed.version(), RepairService.move(move), typed.repairMove()), act));
    }
}
