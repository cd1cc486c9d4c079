package io.ecocredit.evaluations;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.procedure.pages.CaseLists;
import io.ecocredit.procedure.pages.CaseLists.Listing;
import io.ecocredit.procedure.pages.CaseParameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Institutions' cases as a list in a browser, with one step for all that are ticked (A20). */
@Path("/inside/cases")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CaseListPages {

    private final InstitutionLine line;
    private final CaseLists lists;
    private final Visitors visitors;

    CaseListPages(InstitutionLine line, CaseLists lists, Visitors visitors) {
        this.line = line;
        this.lists = lists;
        this.visitors = visitors;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance evaluations(Visitor visitor, Listing<CaseView> listing);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<Response> casesPage(@BeanParam CaseParameters parameters, @QueryParam("uscc") @Nullable String uscc) {
        return lists.page(
                line,
                "uscc",
                parameters.asked(uscc),
                listing -> Uni.createFrom().item(Templates.evaluations(visitors.current(), listing)));
    }

    @POST
    @ActsAs(of = CaseResource.class, operation = "takeSteps")
    public Uni<Response> takeStepsOnPage(Form form) {
        return lists.take(line, form);
    }
}
