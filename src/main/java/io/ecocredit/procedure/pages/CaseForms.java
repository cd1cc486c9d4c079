package io.ecocredit.procedure.pages;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.filing.Draft;
import io.ecocredit.procedure.filing.FilingService;
import io.ecocredit.procedure.line.Case;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.RecusalService;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.procedure.Action;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * The forms on the pages of a case, whoever is evaluated: each is carried out, or the page comes again with the reason why
 * not.
 */
@Singleton
public class CaseForms {

    private final CaseService cases;
    private final RecusalService recusals;
    private final EvidenceIntake intake;
    private final Caller caller;

    CaseForms(CaseService cases, RecusalService recusals, EvidenceIntake intake, Caller caller) {
        this.cases = cases;
        this.recusals = recusals;
        this.intake = intake;
        this.caller = caller;
    }

    /** What the request of this moment does with a case. */
    public Act act(String id) {
        return caller.act(id);
    }

    /** How an action that has just been carried out is called; null where there is none. */
    public static @Nullable String done(@Nullable String noun) {
        return Action.of(Objects.requireNonNullElse(noun, ""))
                .map(Action::label)
                .orElse(null);
    }

    /** The steps that whoever looks may take. */
    public static OfferedSteps steps(Line<?, ?> line, SeenCase view, List<EvidenceFile> evidence, Form form) {
        return new OfferedSteps(
                line.terms().pageOf(view.evaluationId()),
                line.terms().pageOfYear(view.year()),
                view.step(),
                view.version(),
                view.actions(),
                view.waiting(),
                evidence,
                form);
    }

    /** All files about the subject of a case that whoever looks may see. */
    public Uni<List<EvidenceFile>> evidence(Line<?, ?> line, SeenCase view) {
        return line.files().all(view.key(), caller.act(null).on(line.terms().subjectKind(), view.key()));
    }

    /** Takes a step. */
    public Uni<Response> take(
            Line<?, ?> line, String id, String action, Form form, Function<Problem, Uni<TemplateInstance>> again) {
        UUID evaluation = CaseService.number(id);
        Action wanted = WantedStep.action(action);
        Act act = act(id);
        return Forms.carryOut(
                () -> cases.act(
                                line,
                                new WantedStep(evaluation, form.version(), wanted, form.read(StepOrder.class)),
                                act)
                        .map(view -> after(line, id, wanted)),
                again);
    }

    private static String after(Line<?, ?> line, String id, Action done) {
        return line.terms().pageOf(id) + "?done=" + done.noun();
    }

    /** Declares a conflict of interest of whoever looks. */
    public Uni<Response> recuse(Line<?, ?> line, String id, Form form, Function<Problem, Uni<TemplateInstance>> again) {
        UUID evaluation = CaseService.number(id);
        Act act = act(id);
        return Forms.carryOut(
                () -> recusals.declare(
                                line,
                                evaluation,
                                Forms.required(
                                        "reason",
                                        form.read(Recusal.class).reason(),
                                        RecusalService.LONGEST_REASON,
                                        "回避理由"),
                                act)
                        .map(view -> line.terms().pageOf(id)),
                again);
    }

    /** Keeps a file that is shown in evidence about the subject of a case. */
    public Uni<Response> upload(
            Line<?, ?> line, String id, @Nullable FileUpload file, Function<Problem, Uni<TemplateInstance>> again) {
        return Forms.carryOut(
                onSubject(line, id)
                        .flatMap(act -> intake.take(Delivery.ofForm(file), line.files(), act))
                        .map(kept -> line.terms().pageOf(id) + "#evidence"),
                again);
    }

    /** What the request of this moment does with a case, as an act on whom the case is about. */
    private Uni<Act> onSubject(Line<?, ?> line, String id) {
        Act act = act(id);
        return cases.view(line, CaseService.number(id), act)
                .map(view -> act.on(line.terms().subjectKind(), view.key()));
    }

    /** The bytes of such a file. */
    public RestMulti<Buffer> content(Line<?, ?> line, String id, UUID evidence) {
        return EvidenceAnswers.attachment(line.files(), evidence, onSubject(line, id));
    }

    /** Saves what a subject has filled in, and files it when that is what was wanted. */
    public <C extends Case, D extends Draft> Uni<Response> fill(
            Line<C, ?> line,
            FilingService<C, D> filings,
            Filled<D> filled,
            Function<Problem, Uni<TemplateInstance>> again) {
        String id = filled.id();
        UUID evaluation = CaseService.number(id);
        Act act = act(id);
        Form form = filled.form();
        return Forms.carryOut(
                () -> filings.save(evaluation, form.version(), form.read(filled.draft()), act)
                        .flatMap(saved -> form.isPressed("file")
                                ? file(line, id, saved.subject(), act)
                                : Uni.createFrom().item(line.terms().pageOf(id) + "/filing?saved=true")),
                again);
    }

    private Uni<String> file(Line<?, ?> line, String id, Case subject, Act act) {
        WantedStep filing = new WantedStep(subject.id(), subject.version(), Action.FILE, StepOrder.EMPTY);
        return cases.act(line, filing, act).map(view -> after(line, id, Action.FILE));
    }

    /**
     * What somebody has filled in on a page.
     *
     * @param draft as which it is read
     */
    public record Filled<D>(String id, Form form, Class<D> draft) {}

    /** Why somebody has nothing more to do with a case. */
    record Recusal(@Nullable String reason) {}
}
