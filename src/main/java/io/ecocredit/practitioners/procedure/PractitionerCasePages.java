package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.CaseHistory;
import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.ecocredit.procedure.pages.OfferedSteps;
import io.ecocredit.procedure.step.StepForm;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A practitioner's case in a browser, by number: no page of it holds a name (A21, A36). */
@Path(PractitionerListPages.PATH + "/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerCasePages {

    private static final String SUBJECT = "practitionerEvaluation";
    private static final int LONGEST_REASON = 500;

    private final PractitionerCaseService cases;
    private final Evidence files;
    private final Divisions divisions;
    private final Visitors visitors;
    private final Caller caller;

    /** Files shown in evidence. */
    @Singleton
    record Evidence(PractitionerEvidenceService evidence, EvidenceIntake intake) {}

    PractitionerCasePages(
            PractitionerCaseService cases, Evidence files, Divisions divisions, Visitors visitors, Caller caller) {
        this.cases = cases;
        this.files = files;
        this.divisions = divisions;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** All that a page shows of a case. */
    record Shown(PractitionerCaseView of, List<CaseHistory.Entry> history, OfferedSteps steps) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance practitioner(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> practitionerCasePage(
            @PathParam("id") String id, @QueryParam("done") @Nullable String done) {
        String label = Action.of(Objects.requireNonNullElse(done, ""))
                .map(Action::label)
                .orElse(null);
        return page(id, label, new StepForm(), null);
    }

    private Uni<TemplateInstance> page(String id, @Nullable String done, StepForm typed, @Nullable Problem fault) {
        UUID evaluation = PractitionerCaseResource.parse(id);
        Act act = caller.act(SUBJECT, id);
        return cases.view(evaluation, act)
                .flatMap(view -> Uni.combine()
                        .all()
                        .unis(cases.history(evaluation, act), evidence(view, act))
                        .asTuple()
                        .map(parts -> Templates.practitioner(
                                visitors.current(),
                                new Shown(view, parts.getItem1(), steps(view, parts.getItem2(), typed)),
                                done,
                                fault)));
    }

    private Uni<List<EvidenceFile>> evidence(PractitionerCaseView view, Act act) {
        return files.evidence().all(view.practitioner(), act.on("practitioner", view.practitioner()));
    }

    private static OfferedSteps steps(PractitionerCaseView view, List<EvidenceFile> evidence, StepForm typed) {
        return new OfferedSteps(
                address(view.evaluationId().toString()),
                PractitionerYearPages.PATH + "/" + view.year(),
                view.version(),
                view.actions(),
                view.waiting(),
                evidence,
                typed);
    }

    @POST
    @Path("/{action}")
    @Operation(hidden = true)
    public Uni<Response> takePractitionerStepOnPage(
            @PathParam("id") String id, @PathParam("action") String action, @BeanParam StepForm typed) {
        UUID evaluation = PractitionerCaseResource.parse(id);
        Action wanted = Action.of(action).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
        Act act = caller.act(SUBJECT, id);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() -> cases.act(new WantedStep(evaluation, typed.seen(), wanted, typed.order()), act))
                        .map(view -> address(id) + "?done=" + wanted.noun()),
                fault -> page(id, null, typed, fault));
    }

    @POST
    @Path("/recusal")
    @Operation(hidden = true)
    public Uni<Response> recuseFromPractitionerOnPage(@PathParam("id") String id, @RestForm @Nullable String reason) {
        UUID evaluation = PractitionerCaseResource.parse(id);
        Act act = caller.act(SUBJECT, id);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() ->
                                cases.recuse(evaluation, Forms.required("reason", reason, LONGEST_REASON, "回避理由"), act))
                        .map(view -> address(id)),
                fault -> page(id, null, new StepForm(), fault));
    }

    @GET
    @Path("/letter")
    @Operation(hidden = true)
    public Uni<TemplateInstance> practitionerLetterPage(@PathParam("id") String id) {
        return cases.find(PractitionerCaseResource.parse(id), caller.act(SUBJECT, id))
                .map(subject -> PractitionerPapersResource.Templates.practitionerLetter(
                        PractitionerPapersResource.Letter.of(subject, divisions)));
    }

    @POST
    @Path("/evidence")
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> uploadPersonsEvidenceOnPage(
            @PathParam("id") String id, @RestForm("file") @Nullable FileUpload file) {
        UUID evaluation = PractitionerCaseResource.parse(id);
        Act act = caller.act(SUBJECT, id);
        return Forms.carryOut(
                cases.view(evaluation, act)
                        .flatMap(view -> keep(view.practitioner(), file, act.on("practitioner", view.practitioner())))
                        .map(kept -> address(id) + "#evidence"),
                fault -> page(id, null, new StepForm(), fault));
    }

    private Uni<?> keep(String practitioner, @Nullable FileUpload file, Act act) {
        return files.intake()
                .take(Delivery.ofForm(file), act, upload -> files.evidence().keep(practitioner, upload, act));
    }

    @GET
    @Path("/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public RestMulti<Buffer> personsEvidenceOnPage(@PathParam("id") String id, @PathParam("evidence") UUID evidence) {
        Act act = caller.act(SUBJECT, id);
        Uni<String> practitioner = cases.view(PractitionerCaseResource.parse(id), act)
                .map(PractitionerCaseView::practitioner)
                .memoize()
                .indefinitely();
        return EvidenceAnswers.attachment(
                practitioner.flatMap(number -> files.evidence().find(number, evidence, act.on("practitioner", number))),
                file -> practitioner
                        .onItem()
                        .transformToMulti(number -> files.evidence().content(number, file, act.actor())));
    }

    private static String address(String id) {
        return PractitionerListPages.PATH + "/" + id;
    }
}
