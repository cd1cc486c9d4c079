package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.pages.CaseForms;
import io.ecocredit.procedure.pages.OfferedSteps;
import io.ecocredit.procedure.step.CaseHistory;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A practitioner's case in a browser, by number: no page of it holds a name (A21, A36). */
@Path(PractitionerListPages.PATH + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerCasePages {

    private final PractitionerLine line;
    private final CaseService cases;
    private final CaseForms forms;
    private final Divisions divisions;
    private final Visitors visitors;

    PractitionerCasePages(
            PractitionerLine line, CaseService cases, CaseForms forms, Divisions divisions, Visitors visitors) {
        this.line = line;
        this.cases = cases;
        this.forms = forms;
        this.divisions = divisions;
        this.visitors = visitors;
    }

    /** All that a page shows of a case. */
    record Shown(PractitionerCaseView of, List<CaseHistory.Entry> history, OfferedSteps steps) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance practitioner(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<TemplateInstance> practitionerCasePage(
            @PathParam("id") String id, @QueryParam("done") @Nullable String done) {
        return page(id, CaseForms.done(done), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(String id, @Nullable String done, Form form, @Nullable Problem fault) {
        Act act = forms.act(id);
        return cases.view(line, CaseService.number(id), act)
                .flatMap(view -> shown(view, form, act))
                .map(shown -> Templates.practitioner(visitors.current(), shown, done, fault));
    }

    private Uni<Shown> shown(PractitionerCaseView view, Form form, Act act) {
        return Uni.combine()
                .all()
                .unis(cases.history(line, view.evaluationId(), act), forms.evidence(line, view))
                .with((history, evidence) -> new Shown(view, history, CaseForms.steps(line, view, evidence, form)));
    }

    @POST
    @Path("/{action}")
    @ActsAs(of = PractitionerCaseResource.class, operation = "takePractitionerStep")
    public Uni<Response> takePractitionerStepOnPage(
            @PathParam("id") String id, @PathParam("action") String action, Form form) {
        return forms.take(line, id, action, form, fault -> page(id, null, form.refused(fault), fault));
    }

    @POST
    @Path("/recusal")
    @ActsAs(of = PractitionerPapersResource.class, operation = "recuseFromPractitioner")
    public Uni<Response> recuseFromPractitionerOnPage(@PathParam("id") String id, Form form) {
        return forms.recuse(line, id, form, fault -> page(id, null, Form.nothing(), fault));
    }

    @GET
    @Path("/letter")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<TemplateInstance> practitionerLetterPage(@PathParam("id") String id) {
        return cases.find(line, CaseService.number(id), forms.act(id))
                .map(subject -> PractitionerPapersResource.Templates.practitionerLetter(
                        PractitionerPapersResource.Letter.of(subject, divisions)));
    }

    @POST
    @Path("/evidence")
    @Blocking
    @Declared(practitioner = OWN, league = OWN, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<Response> uploadPersonsEvidenceOnPage(
            @PathParam("id") String id, @RestForm("file") @Nullable FileUpload file) {
        return forms.upload(line, id, file, fault -> page(id, null, Form.nothing(), fault));
    }

    @GET
    @Path("/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public RestMulti<Buffer> personsEvidenceOnPage(@PathParam("id") String id, @PathParam("evidence") UUID evidence) {
        return forms.content(line, id, evidence);
    }
}
