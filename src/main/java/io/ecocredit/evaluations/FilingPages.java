package io.ecocredit.evaluations;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.evaluations.Filing.Facts;
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
import io.ecocredit.regulation.procedure.Commitment;
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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an institution files, in a browser: saved as a draft as often as wanted, then filed whole (A20.1, A23). */
@Path("/inside/cases/{id}/filing")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class FilingPages {

    private final InstitutionLine line;
    private final InstitutionFilings filings;
    private final CaseForms forms;
    private final Visitors visitors;

    FilingPages(InstitutionLine line, InstitutionFilings filings, CaseForms forms, Visitors visitors) {
        this.line = line;
        this.filings = filings;
        this.forms = forms;
        this.visitors = visitors;
    }

    /** What a page shows of a filing: blanks stay blank, and there is always room for three more records. */
    record Shown(
            String id,
            String name,
            String uscc,
            long version,
            boolean open,
            Facts facts,
            List<OwnRecord> records,
            Commitment commitment,
            List<String> items,
            List<String> lacking,
            List<String> notes) {

        static Shown of(Saved<InstitutionCase, Filing> saved, boolean open) {
            Filing filing = saved.filing();
            Commitment commitment = Objects.requireNonNullElse(
                    filing.commitment(), new Commitment(Set.of(), null, null, null, null, null));
            return new Shown(
                    saved.subject().id().toString(),
                    saved.subject().subject().name(),
                    saved.subject().subject().uscc(),
                    saved.version(),
                    open,
                    Objects.requireNonNullElse(filing.facts(), new Facts(null, null, null, null, null)),
                    OwnRecordRows.shown(filing.ownRecords(), open),
                    commitment,
                    Commitment.ITEMS,
                    saved.lacking().stream().map(each -> each.detail()).toList(),
                    filing.notes());
        }

        public boolean agreed(int number) {
            return commitment.items() != null && commitment.items().contains(number);
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance filing(
                Visitor visitor, Shown shown, Form form, boolean saved, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<TemplateInstance> filingPage(@PathParam("id") String id, @QueryParam("saved") @Nullable String saved) {
        return page(id, Form.nothing(), saved != null, null);
    }

    private Uni<TemplateInstance> page(String id, Form form, boolean saved, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return filings.find(CaseService.number(id), forms.act(id))
                .map(found -> Templates.filing(
                        visitor,
                        Shown.of(found, visitor.isInstitution() && FilingService.isOpen(found.subject())),
                        form,
                        saved,
                        fault));
    }

    @GET
    @Path("/commitment")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<TemplateInstance> commitmentPage(@PathParam("id") String id) {
        return filings.find(CaseService.number(id), forms.act(id))
                .map(saved -> PapersResource.Templates.commitment(PapersResource.Letter.of(saved)));
    }

    @POST
    @ActsAs(of = PapersResource.class, operation = "saveFiling")
    public Uni<Response> saveFilingOnPage(@PathParam("id") String id, Form form) {
        return forms.fill(
                line,
                filings,
                new CaseForms.Filled<>(id, form, Filing.class),
                fault -> page(id, form.refused(fault), false, fault));
    }
}
