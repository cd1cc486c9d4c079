package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.filing.FilingService;
import io.ecocredit.procedure.filing.FilingService.Saved;
import io.ecocredit.procedure.filing.OwnRecord;
import io.ecocredit.procedure.filing.OwnRecordRows;
import io.ecocredit.procedure.pages.CaseForms;
import io.ecocredit.procedure.step.CaseService;
import io.quarkus.qute.CheckedTemplate;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a practitioner files, in a browser: saved as a draft as often as wanted, then filed (A21.1). */
@Path(PractitionerListPages.PATH + "/{id}/filing")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerFilingPages {

    private final PractitionerLine line;
    private final PractitionerFilings filings;
    private final CaseForms forms;
    private final Visitors visitors;

    PractitionerFilingPages(PractitionerLine line, PractitionerFilings filings, CaseForms forms, Visitors visitors) {
        this.line = line;
        this.filings = filings;
        this.forms = forms;
        this.visitors = visitors;
    }

    /**
     * What a page shows of a filing.
     *
     * @param records that were filled in, and blank ones while it is open
     */
    record Shown(
            String id,
            String practitioner,
            long version,
            boolean open,
            PractitionerFiling filing,
            List<OwnRecord> records,
            List<String> lacking) {

        static Shown of(Saved<PractitionerCase, PractitionerFiling> saved, boolean open) {
            PractitionerFiling filing = saved.filing();
            return new Shown(
                    saved.subject().id().toString(),
                    saved.subject().subject().practitioner(),
                    saved.version(),
                    open,
                    filing,
                    OwnRecordRows.shown(filing.ownRecords(), open),
                    saved.lacking().stream().map(each -> each.detail()).toList());
        }

        public boolean truthful() {
            return Boolean.TRUE.equals(filing.truthful());
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance personsFiling(
                Visitor visitor, Shown shown, Form form, boolean saved, @Nullable Problem fault);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<TemplateInstance> practitionerFilingPage(
            @PathParam("id") String id, @QueryParam("saved") @Nullable String saved) {
        return page(id, Form.nothing(), saved != null, null);
    }

    private Uni<TemplateInstance> page(String id, Form form, boolean saved, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return filings.find(CaseService.number(id), forms.act(id))
                .map(found -> Templates.personsFiling(
                        visitor,
                        Shown.of(found, visitor.isPractitioner() && FilingService.isOpen(found.subject())),
                        form,
                        saved,
                        fault));
    }

    @POST
    @ActsAs(of = PractitionerPapersResource.class, operation = "savePractitionerFiling")
    public Uni<Response> savePractitionerFilingOnPage(@PathParam("id") String id, Form form) {
        return forms.fill(
                line,
                filings,
                new CaseForms.Filled<>(id, form, PractitionerFiling.class),
                fault -> page(id, form.refused(fault), false, fault));
    }
}
