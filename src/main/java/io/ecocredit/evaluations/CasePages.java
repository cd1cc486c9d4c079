package io.ecocredit.evaluations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.pages.OfferedSteps;
import io.ecocredit.procedure.step.StepForm;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.scores.SheetView;
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

/** One case in a browser: its facts, sheet and history, and a form for each step that whoever looks may take (A20). */
@Path("/inside/cases/{id}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CasePages {

    private static final int LONGEST_REASON = 500;

    private final CaseService cases;
    private final RecusalService recusals;
    private final Evidence files;
    private final Desk desk;
    private final Caller caller;

    /** Files shown in evidence. */
    @Singleton
    record Evidence(Inside inside, EvidenceService evidence, EvidenceIntake intake) {}

    /** What turns a case into a page. */
    @Singleton
    record Desk(ObjectMapper json, Visitors visitors) {}

    CasePages(CaseService cases, RecusalService recusals, Evidence files, Desk desk, Caller caller) {
        this.cases = cases;
        this.recusals = recusals;
        this.files = files;
        this.desk = desk;
        this.caller = caller;
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
        private Templates() {}

        static native TemplateInstance evaluation(
                Visitor visitor, Shown shown, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> casePage(@PathParam("id") String id, @QueryParam("done") @Nullable String done) {
        String label = Action.of(Objects.requireNonNullElse(done, ""))
                .map(Action::label)
                .orElse(null);
        return page(id, label, new StepForm(), null);
    }

    private Uni<TemplateInstance> page(String id, @Nullable String done, StepForm typed, @Nullable Problem fault) {
        UUID evaluation = CaseResource.parse(id);
        Actor reader = caller.actor();
        return cases.view(evaluation, reader)
                .flatMap(view -> Uni.combine()
                        .all()
                        .unis(
                                cases.history(evaluation, reader),
                                cases.changes(evaluation, reader),
                                sheet(view, reader),
                                evidence(view, reader))
                        .asTuple()
                        .map(parts -> Templates.evaluation(
                                desk.visitors().current(),
                                new Shown(
                                        view,
                                        parts.getItem1(),
                                        parts.getItem2(),
                                        parts.getItem3().stream().findFirst().orElse(null),
                                        steps(view, parts.getItem4(), typed)),
                                done,
                                fault)));
    }

    private static OfferedSteps steps(CaseView view, List<EvidenceFile> evidence, StepForm typed) {
        return new OfferedSteps(
                address(view.evaluationId().toString()),
                "/inside/years/" + view.year(),
                view.version(),
                view.actions(),
                view.waiting(),
                evidence,
                typed);
    }

    private Uni<List<SheetView>> sheet(CaseView view, Actor reader) {
        return view.result() == null
                ? Uni.createFrom().item(List.of())
                : cases.sheet(view.evaluationId(), reader).map(text -> List.of(parse(text)));
    }

    private SheetView parse(String text) {
        try {
            return desk.json().readValue(text, SheetView.class);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }

    private Uni<List<EvidenceFile>> evidence(CaseView view, Actor reader) {
        return files.inside().as(reader, connection -> files.evidence().all(connection, view.uscc()));
    }

    @POST
    @Path("/{action}")
    @Operation(hidden = true)
    public Uni<Response> takeStepOnPage(
            @PathParam("id") String id, @PathParam("action") String action, @BeanParam StepForm typed) {
        UUID evaluation = CaseResource.parse(id);
        Action wanted = Action.of(action).orElseThrow(() -> new ProblemException(404, "NO_SUCH_ACTION", "没有这种办理"));
        Act act = caller.act("evaluation", id);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() -> cases.act(new WantedStep(evaluation, typed.seen(), wanted, typed.order()), act))
                        .map(view -> address(id) + "?done=" + wanted.noun()),
                fault -> page(id, null, typed, fault));
    }

    @POST
    @Path("/evidence")
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> uploadEvidenceOnPage(@PathParam("id") String id, @RestForm("file") @Nullable FileUpload file) {
        UUID evaluation = CaseResource.parse(id);
        Act act = caller.act("evaluation", id);
        return Forms.carryOut(
                cases.view(evaluation, act.actor())
                        .flatMap(view -> keep(view, file, act.on("institution", view.uscc())))
                        .map(kept -> address(id) + "#evidence"),
                fault -> page(id, null, new StepForm(), fault));
    }

    @GET
    @Path("/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public RestMulti<Buffer> evidenceOnPage(@PathParam("id") String id, @PathParam("evidence") UUID evidence) {
        Act act = caller.act("evaluation", id);
        Uni<Uscc> institution = cases.view(CaseResource.parse(id), act.actor())
                .map(view -> new Uscc(view.uscc()))
                .memoize()
                .indefinitely();
        return EvidenceAnswers.attachment(
                institution.flatMap(uscc -> files.evidence().find(uscc, evidence, act.on("institution", uscc.value()))),
                file -> institution
                        .onItem()
                        .transformToMulti(uscc -> files.evidence().content(uscc, file, act.actor())));
    }

    private Uni<?> keep(CaseView view, @Nullable FileUpload file, Act act) {
        Uscc institution = new Uscc(view.uscc());
        return files.intake()
                .take(Delivery.ofForm(file), act, upload -> files.evidence().keep(institution, upload, act));
    }

    @POST
    @Path("/recusal")
    @Operation(hidden = true)
    public Uni<Response> recuseOnPage(@PathParam("id") String id, @RestForm @Nullable String reason) {
        UUID evaluation = CaseResource.parse(id);
        Act act = caller.act("evaluation", id);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(() -> recusals.declare(
                                evaluation, Forms.required("reason", reason, LONGEST_REASON, "回避理由"), act))
                        .map(view -> address(id)),
                fault -> page(id, null, new StepForm(), fault));
    }

    private static String address(String id) {
        return "/inside/cases/" + id;
    }
}
