package io.ecocredit.evaluations;

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
import io.ecocredit.scores.SheetView;
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

/** One case in a browser: its facts, sheet and history, and a form for each step that whoever looks may take (A20). */
@Path("/inside/cases/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CasePages {

    private final InstitutionLine line;
    private final CaseService cases;
    private final FileNotes notes;
    private final Findings findings;
    private final CaseForms forms;
    private final Visitors visitors;

    CasePages(
            InstitutionLine line,
            CaseService cases,
            FileNotes notes,
            Findings findings,
            CaseForms forms,
            Visitors visitors) {
        this.line = line;
        this.cases = cases;
        this.notes = notes;
        this.findings = findings;
        this.forms = forms;
        this.visitors = visitors;
    }

    /** All that a page shows of a case. */
    record Shown(
            CaseView of,
            List<CaseHistory.Entry> history,
            List<FileNotes.Note> changes,
            @Nullable SheetView sheet,
            OfferedSteps steps) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance evaluation(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<TemplateInstance> casePage(@PathParam("id") String id, @QueryParam("done") @Nullable String done) {
        return page(id, CaseForms.done(done), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(String id, @Nullable String done, Form form, @Nullable Problem fault) {
        return cases.view(line, CaseService.number(id), forms.act(id))
                .flatMap(view -> shown(view, form))
                .map(shown -> Templates.evaluation(visitors.current(), shown, done, fault));
    }

    private Uni<Shown> shown(CaseView view, Form form) {
        UUID evaluation = view.evaluationId();
        Act act = forms.act(evaluation.toString());
        return Uni.combine()
                .all()
                .unis(
                        cases.history(line, evaluation, act),
                        cases.read(line, evaluation, act, (connection, of) -> notes.of(connection, evaluation)),
                        sheet(view, act),
                        forms.evidence(line, view))
                .with((history, changes, sheet, evidence) -> new Shown(
                        view,
                        history,
                        changes,
                        sheet.stream().findFirst().orElse(null),
                        CaseForms.steps(line, view, evidence, form)));
    }

    private Uni<List<SheetView>> sheet(CaseView view, Act act) {
        return view.result() == null
                ? Uni.createFrom().item(List.of())
                : cases.read(
                                line,
                                view.evaluationId(),
                                act,
                                (connection, of) -> findings.view(connection, view.evaluationId()))
                        .map(List::of);
    }

    @POST
    @Path("/{action}")
    @ActsAs(of = CaseResource.class, operation = "takeStep")
    public Uni<Response> takeStepOnPage(@PathParam("id") String id, @PathParam("action") String action, Form form) {
        return forms.take(line, id, action, form, fault -> page(id, null, form.refused(fault), fault));
    }

    @POST
    @Path("/evidence")
    @Blocking
    @Declared(institution = OWN, league = OWN, subject = SubjectKind.EVALUATION)
    public Uni<Response> uploadEvidenceOnPage(@PathParam("id") String id, @RestForm("file") @Nullable FileUpload file) {
        return forms.upload(line, id, file, fault -> page(id, null, Form.nothing(), fault));
    }

    @GET
    @Path("/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public RestMulti<Buffer> evidenceOnPage(@PathParam("id") String id, @PathParam("evidence") UUID evidence) {
        return forms.content(line, id, evidence);
    }

    @POST
    @Path("/recusal")
    @ActsAs(of = PapersResource.class, operation = "recuse")
    public Uni<Response> recuseOnPage(@PathParam("id") String id, Form form) {
        return forms.recuse(line, id, form, fault -> page(id, null, Form.nothing(), fault));
    }
}
