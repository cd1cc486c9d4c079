package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Exclusion from the evaluation and return to it, in a browser (A5.4). */
@Path("/inside/institutions/{uscc}/exclusion")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ExclusionPages {

    private final ExclusionService exclusions;
    private final Visitors visitors;
    private final Caller caller;

    ExclusionPages(ExclusionService exclusions, Visitors visitors, Caller caller) {
        this.exclusions = exclusions;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance exclusion(
                Visitor visitor, String uscc, List<ExclusionView> exclusions, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> exclusionPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, @Nullable Problem fault) {
        Actor reader = caller.actor();
        return exclusions
                .all(uscc, reader)
                .map(all -> Templates.exclusion(visitors.current(), uscc.value(), all, fault));
    }

    @POST
    @ActsAs(of = ExclusionResource.class, operation = "excludeInstitution")
    public Uni<Response> excludeOnPage(@PathParam("uscc") String uscc, Form form) {
        return take(
                uscc,
                (institution, act) -> exclusions.exclude(
                        institution,
                        form.read(ExclusionResource.ExclusionOrder.class),
                        act,
                        null,
                        view -> Answer.of(201, view)));
    }

    @POST
    @Path("/return")
    @ActsAs(of = ExclusionResource.class, operation = "bringInstitutionBack")
    public Uni<Response> bringBackOnPage(@PathParam("uscc") String uscc, Form form) {
        return take(
                uscc,
                (institution, act) ->
                        exclusions.bringBack(institution, form.read(ExclusionResource.ReturnOrder.class), act));
    }

    private Uni<Response> take(String uscc, BiFunction<Uscc, Act, Uni<?>> step) {
        Uscc institution = new Uscc(uscc);
        Act act = caller.act(uscc);
        return Forms.carryOut(
                () -> step.apply(institution, act).replaceWith("/inside/institutions/" + uscc + "/exclusion"),
                fault -> page(institution, fault));
    }
}
