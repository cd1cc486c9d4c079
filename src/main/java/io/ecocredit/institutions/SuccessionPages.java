package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.institutions.DirectoryChange.Asked;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of successions that stand, for another officer to decide in a browser (I-3). */
@Path("/inside/institutions/{uscc}/succession-requests")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class SuccessionPages {

    private final InstitutionChangeService changes;
    private final Visitors visitors;
    private final Caller caller;

    SuccessionPages(InstitutionChangeService changes, Visitors visitors, Caller caller) {
        this.changes = changes;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance requests(
                Visitor visitor, String uscc, List<SuccessionRequest> requests, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> successionRequestsPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return changes.requests(uscc, caller.actor())
                .map(all -> Templates.requests(visitor, uscc.value(), all, form, fault));
    }

    @POST
    @Path("/{request}/decision")
    @ActsAs(of = SuccessionResource.class, operation = "decideSuccession")
    public Uni<Response> decideSuccessionOnPage(
            @PathParam("uscc") String uscc, @PathParam("request") String request, Form form) {
        Uscc institution = new Uscc(uscc);
        Act act = caller.act(institution.value());
        return Forms.carryOut(
                () -> changes.decide(
                                new Asked(institution, SuccessionDecisionOrder.number(request)),
                                form.read(SuccessionDecisionOrder.class).stated(),
                                act,
                                null,
                                found -> Answer.of(200, found))
                        .replaceWith("/inside/institutions/" + institution.value()),
                fault -> page(institution, form.refused(fault), fault));
    }
}
