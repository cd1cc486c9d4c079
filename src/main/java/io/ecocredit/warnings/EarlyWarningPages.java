package io.ecocredit.warnings;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceResource;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Problem;
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

/** Warnings of conduct before there is a record of it, in a browser: given, reported on, decided, bound to a record (A24). */
@Path(EarlyWarningPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class EarlyWarningPages {

    static final String PATH = "/inside/early-warnings";

    private final EarlyWarningService warnings;
    private final EarlyWarningForms forms;
    private final EvidenceService evidence;
    private final EvidenceIntake intake;
    private final Visitors visitors;
    private final Caller caller;

    EarlyWarningPages(
            EarlyWarningService warnings,
            EarlyWarningForms forms,
            EvidenceService evidence,
            EvidenceIntake intake,
            Visitors visitors,
            Caller caller) {
        this.warnings = warnings;
        this.forms = forms;
        this.evidence = evidence;
        this.intake = intake;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** The list, with the league's matters by which it gives one. */
    record Listed(
            @Nullable String uscc,
            Page<EarlyWarningView> page,
            @Nullable String more,
            List<WarningMatter> matters) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance earlyWarnings(
                Visitor visitor, Listed listed, Form form, @Nullable Problem fault);

        static native TemplateInstance earlyWarning(
                Visitor visitor,
                EarlyWarningView warning,
                List<EvidenceFile> evidence,
                Form form,
                @Nullable Problem fault);

        static native TemplateInstance earlyLetter(EarlyWarningView warning);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> earlyWarningsPage(
            @QueryParam("uscc") @Nullable String uscc, @QueryParam("cursor") @Nullable String cursor) {
        return list(Forms.text(uscc), cursor, Form.nothing(), null);
    }

    private Uni<TemplateInstance> list(
            @Nullable String uscc, @Nullable String cursor, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return forms.listed(uscc, cursor, caller.actor())
                .map(listed -> Templates.earlyWarnings(visitor, listed, form, fault));
    }

    @GET
    @Path("/{number}")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> earlyWarningPage(@PathParam("number") String number) {
        return one(number, Form.nothing(), null);
    }

    private Uni<TemplateInstance> one(String number, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        Actor reader = caller.actor();
        return warnings.view(number, reader)
                .flatMap(warning -> forms.evidence(warning, reader)
                        .map(files -> Templates.earlyWarning(visitor, warning, files, form, fault)));
    }

    @GET
    @Path("/{number}/letter")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> earlyWarningLetterPage(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(Templates::earlyLetter);
    }

    @POST
    @ActsAs(of = EarlyWarningResource.class, operation = "issueEarlyWarning")
    public Uni<Response> issueEarlyWarningOnPage(Form form) {
        return Forms.carryOut(
                () -> {
                    EarlyWarningOrder order = form.read(EarlyWarningOrder.class);
                    return warnings.issue(order, caller.act(order.uscc()), null, view -> Answer.of(201, view))
                            .replaceWith(PATH + "?uscc=" + order.uscc());
                },
                fault -> list(null, null, form.refused(fault), fault));
    }

    @POST
    @Path("/{number}/binding")
    @ActsAs(of = EarlyWarningResource.class, operation = "bindToEarlyWarning")
    public Uni<Response> bindToEarlyWarningOnPage(@PathParam("number") String number, Form form) {
        return Forms.carryOut(
                () -> forms.bind(number, form, caller.act(number)).replaceWith(PATH + "/" + number),
                fault -> one(number, form.refused(fault), fault));
    }

    @POST
    @Path("/{number}/{move}")
    @ActsAs(of = EarlyWarningResource.class, operation = "moveEarlyWarning")
    public Uni<Response> moveEarlyWarningOnPage(
            @PathParam("number") String number, @PathParam("move") String move, Form form) {
        return Forms.carryOut(
                () -> forms.take(number, move, form, caller.act(number)).replaceWith(PATH + "/" + number),
                fault -> one(number, form.refused(fault), fault));
    }

    @POST
    @Path("/{number}/evidence")
    @Blocking
    @ActsAs(of = EvidenceResource.class, operation = "uploadEvidence")
    public Uni<Response> uploadOnEarlyWarningPage(
            @PathParam("number") String number, @RestForm("file") @Nullable FileUpload file) {
        return Forms.carryOut(
                onInstitution(number)
                        .flatMap(known -> intake.take(Delivery.ofForm(file), evidence, known))
                        .replaceWith(PATH + "/" + number + "#evidence"),
                fault -> one(number, Form.nothing(), fault));
    }

    /** What the request of this moment does, on whom the warning is about. */
    private Uni<Act> onInstitution(String number) {
        Act act = caller.act(null);
        return warnings.view(number, act.actor()).map(warning -> act.about(warning.uscc()));
    }

    @GET
    @Path("/{number}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @ActsAs(of = EvidenceResource.class, operation = "evidenceContent")
    public RestMulti<Buffer> evidenceOnEarlyWarningPage(
            @PathParam("number") String number, @PathParam("evidence") UUID file) {
        return EvidenceAnswers.attachment(evidence, file, onInstitution(number));
    }
}
