package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.inbox.Message;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.InsidePages;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Practitioners' cases as a list in a browser, with one step for all that are ticked, and the letters on them; where a
 * practitioner begins (A21).
 */
@Path(PractitionerListPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerListPages {

    static final String PATH = InsidePages.PRACTITIONERS;
    private static final String LETTERS = "20";

    private final PractitionerLine line;
    private final CaseLists lists;
    private final Visitors visitors;
    private final Caller caller;

    PractitionerListPages(PractitionerLine line, CaseLists lists, Visitors visitors, Caller caller) {
        this.line = line;
        this.lists = lists;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance practitioners(
                Visitor visitor, Listing<PractitionerCaseView> listing, List<Message> notices);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<Response> practitionerCasesPage(
            @BeanParam CaseParameters parameters, @QueryParam("practitioner") @Nullable String practitioner) {
        return lists.page(line, "practitioner", parameters.asked(practitioner), this::listed);
    }

    private Uni<TemplateInstance> listed(Listing<PractitionerCaseView> listing) {
        return line.inbox()
                .messages(null, LETTERS, caller.actor())
                .map(letters -> Templates.practitioners(visitors.current(), listing, letters.items()));
    }

    @POST
    @ActsAs(of = PractitionerCaseResource.class, operation = "takePractitionerSteps")
    public Uni<Response> takePractitionerStepsOnPage(Form form) {
        return lists.take(line, form);
    }
}
