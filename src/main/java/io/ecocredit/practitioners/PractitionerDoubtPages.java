package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.imports.DoubtBook;
import io.ecocredit.imports.DoubtBook.SettlementOrder;
import io.ecocredit.imports.DoubtPages;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Problem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Doubts about persons that are open, in a browser. */
@Path("/inside/practitioner-doubts")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerDoubtPages {

    private final PractitionerDoubts doubts;
    private final Visitors visitors;
    private final Caller caller;

    PractitionerDoubtPages(PractitionerDoubts doubts, Visitors visitors, Caller caller) {
        this.doubts = doubts;
        this.visitors = visitors;
        this.caller = caller;
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> practitionerDoubtsPage(
            @QueryParam("state") @Nullable String state, @QueryParam("cursor") @Nullable String cursor) {
        return page(DoubtBook.areOpen(state), cursor, null);
    }

    private Uni<TemplateInstance> page(boolean open, @Nullable String cursor, @Nullable Problem fault) {
        return doubts.page(open, Window.of(cursor, null, key -> key.matches("[0-9]{1,18}")), caller.actor())
                .map(found -> DoubtPages.of(visitors.current(), "/inside/practitioner-doubts", found, fault));
    }

    @POST
    @Path("/{number}/settlement")
    @ActsAs(of = PractitionerDoubtResource.class, operation = "settlePractitionerDoubt")
    public Uni<Response> settlePractitionerDoubtOnPage(@PathParam("number") String number, Form form) {
        Act act = caller.act(number);
        return Forms.carryOut(
                () -> doubts.settle(number, form.read(SettlementOrder.class), act)
                        .replaceWith("/inside/practitioner-doubts"),
                fault -> page(true, null, fault));
    }

    @POST
    @Path("/{number}/revision")
    @ActsAs(of = PractitionerDoubtResource.class, operation = "revisePractitionerDoubt")
    public Uni<Response> revisePractitionerDoubtOnPage(@PathParam("number") String number, Form form) {
        Act act = caller.act(number);
        return Forms.carryOut(
                () -> doubts.revise(number, form.read(SettlementOrder.class), act)
                        .replaceWith("/inside/practitioner-doubts?state=settled"),
                fault -> page(false, null, fault));
    }
}
