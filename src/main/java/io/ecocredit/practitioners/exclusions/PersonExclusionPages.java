package io.ecocredit.practitioners.exclusions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.institutions.ExclusionResource.ExclusionOrder;
import io.ecocredit.institutions.ExclusionResource.ReturnOrder;
import io.ecocredit.institutions.ExclusionView;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A practitioner's exclusion from the evaluation and return to it, in a browser (A5.4). */
@Path(PersonExclusionPages.PATH + "/{number}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PersonExclusionPages {

    static final String PATH = "/inside/practitioner-exclusions";

    private final PersonExclusionService exclusions;
    private final Visitors visitors;
    private final Caller caller;

    PersonExclusionPages(PersonExclusionService exclusions, Visitors visitors, Caller caller) {
        this.exclusions = exclusions;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance practitionerExclusion(
                Visitor visitor, String number, List<ExclusionView> exclusions, @Nullable Problem fault);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<TemplateInstance> practitionerExclusionPage(@PathParam("number") String number) {
        return page(number, null);
    }

    private Uni<TemplateInstance> page(String number, @Nullable Problem fault) {
        return exclusions
                .all(number, caller.act(number))
                .map(all -> Templates.practitionerExclusion(visitors.current(), number, all, fault));
    }

    @POST
    @ActsAs(of = PersonExclusionResource.class, operation = "excludePractitioner")
    public Uni<Response> excludePractitionerOnPage(@PathParam("number") String number, Form form) {
        return take(
                number,
                act -> exclusions.exclude(
                        number, form.read(ExclusionOrder.class), act, null, view -> Answer.of(201, view)));
    }

    @POST
    @Path("/return")
    @ActsAs(of = PersonExclusionResource.class, operation = "bringPractitionerBack")
    public Uni<Response> bringPractitionerBackOnPage(@PathParam("number") String number, Form form) {
        return take(number, act -> exclusions.bringBack(number, form.read(ReturnOrder.class), act));
    }

    private Uni<Response> take(String number, Function<Act, Uni<?>> step) {
        Act act = caller.act(number);
        return Forms.carryOut(() -> step.apply(act).replaceWith(PATH + "/" + number), fault -> page(number, fault));
    }
}
