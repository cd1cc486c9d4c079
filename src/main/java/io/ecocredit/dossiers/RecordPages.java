package io.ecocredit.dossiers;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.records.DecisionService.Wanted;
import io.ecocredit.records.RecordView;
import io.ecocredit.records.decision.RecordDecisions;
import io.ecocredit.regulation.record.RecordEvent.Kind;
import io.ecocredit.regulation.subject.Uscc;
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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An institution's records in a browser, and each on a page of its own with a form for whatever may be done about it. */
@Path("/inside/records")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RecordPages {

    private final Dossiers dossiers;
    private final Caller caller;

    RecordPages(Dossiers dossiers, Caller caller) {
        this.dossiers = dossiers;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance records(
                Visitor visitor, @Nullable String uscc, Page<RecordView> page, @Nullable String more);

        static native TemplateInstance record(Visitor visitor, Dossiers.Shown shown, @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> recordsPage(
            @QueryParam("uscc") @Nullable String uscc, @QueryParam("cursor") @Nullable String cursor) {
        String of = Forms.text(uscc);
        Uscc institution = of == null ? null : new Uscc(of);
        Window window = Window.of(cursor, null, key -> !key.isBlank());
        return dossiers.records()
                .ofInstitution(institution, window, caller.actor())
                .map(page -> Templates.records(
                        dossiers.visitor(caller.actor()),
                        of,
                        page,
                        page.next() == null
                                ? null
                                : Forms.address(
                                        "/inside/records",
                                        Map.of("uscc", of == null ? "" : of, "cursor", page.next()))));
    }

    @GET
    @Path("/{number}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> recordPage(@PathParam("number") String number) {
        return page(number, new ActForm(new MultivaluedHashMap<>()), null);
    }

    private Uni<TemplateInstance> page(String number, ActForm typed, @Nullable Problem fault) {
        Actor reader = caller.actor();
        return dossiers.of(number, reader, typed)
                .map(shown -> Templates.record(dossiers.visitor(reader), shown, fault));
    }

    @POST
    @Path("/{number}/decisions/{decision}")
    @Operation(hidden = true)
    public Uni<Response> decideOnRecordPage(
            @PathParam("number") String number,
            @PathParam("decision") String decision,
            MultivaluedMap<String, String> fields) {
        Kind kind = RecordDecisions.kind(decision, EnumSet.allOf(Kind.class));
        Act act = caller.act("record", number);
        return carryOut(
                number,
                new ActForm(fields),
                typed -> dossiers.decisions()
                        .decide(
                                new Wanted(
                                        number,
                                        typed.version(),
                                        kind,
                                        typed.decision(),
                                        kind == Kind.AMENDED ? typed.content() : null),
                                act));
    }

    @POST
    @Path("/{number}/warning")
    @Operation(hidden = true)
    public Uni<Response> warnOnPage(@PathParam("number") String number, MultivaluedMap<String, String> fields) {
        Act act = caller.act("record", number);
        return carryOut(
                number,
                new ActForm(fields),
                typed -> dossiers.warnings().issue(typed.warning(number), act, null, view -> Answer.of(200, view)));
    }

    @POST
    @Path("/{number}/warning/{move}")
    @Operation(hidden = true)
    public Uni<Response> moveWarningOnPage(
            @PathParam("number") String number, @PathParam("move") String move, MultivaluedMap<String, String> fields) {
        Act act = caller.act("record", number);
        return carryOut(
                number,
                new ActForm(fields),
                typed -> dossiers.warnings()
                        .take(Dossiers.warningMove(number, move, typed), act, null, view -> Answer.of(200, view)));
    }

    @POST
    @Path("/{number}/repair")
    @Operation(hidden = true)
    public Uni<Response> applyForRepairOnPage(
            @PathParam("number") String number, MultivaluedMap<String, String> fields) {
        Act act = caller.act("record", number);
        return carryOut(
                number, new ActForm(fields), typed -> dossiers.applications().apply(typed.repair(number), act));
    }

    @POST
    @Path("/{number}/repair/{id}/{move}")
    @Operation(hidden = true)
    public Uni<Response> moveRepairOnPage(
            @PathParam("number") String number,
            @PathParam("id") UUID id,
            @PathParam("move") String move,
            MultivaluedMap<String, String> fields) {
        Act act = caller.act("repair", id.toString());
        return carryOut(
                number,
                new ActForm(fields),
                typed -> dossiers.repairs().take(Dossiers.repairMove(id, move, typed), act));
    }

    @POST
    @Path("/{number}/evidence")
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> uploadOnRecordPage(
            @PathParam("number") String number, @RestForm("file") @Nullable FileUpload file) {
        Act act = caller.act("record", number);
        return Forms.carryOut(
                dossiers.keep(number, file, act).map(kept -> Dossiers.address(number) + "#evidence"),
                fault -> page(number, new ActForm(new MultivaluedHashMap<>()), fault));
    }

    @GET
    @Path("/{number}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public RestMulti<Buffer> evidenceOnRecordPage(
            @PathParam("number") String number, @PathParam("evidence") UUID evidence) {
        return dossiers.evidence(number, evidence, caller.act("record", number));
    }

    private Uni<Response> carryOut(String number, ActForm typed, Function<ActForm, Uni<?>> work) {
        return Forms.carryOut(
                Uni.createFrom().deferred(() -> work.apply(typed)).map(done -> Dossiers.address(number)),
                fault -> page(number, typed, fault));
    }
}
