package io.ecocredit.dossiers;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceResource;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.records.RecordService;
import io.ecocredit.records.RecordView;
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
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An institution's records in a browser, and each on a page of its own, with the evidence about its institution. */
@Path(RecordPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RecordPages {

    static final String PATH = "/inside/records";

    private final RecordService records;
    private final DossierPage page;
    private final EvidenceService evidence;
    private final EvidenceIntake intake;
    private final Visitors visitors;
    private final Caller caller;

    RecordPages(
            RecordService records,
            DossierPage page,
            EvidenceService evidence,
            EvidenceIntake intake,
            Visitors visitors,
            Caller caller) {
        this.records = records;
        this.page = page;
        this.evidence = evidence;
        this.intake = intake;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance records(
                Visitor visitor, @Nullable String uscc, Page<RecordView> page, @Nullable String more);
    }

    @GET
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> recordsPage(
            @QueryParam("uscc") @Nullable String uscc, @QueryParam("cursor") @Nullable String cursor) {
        String of = Forms.text(uscc);
        Uscc institution = of == null ? null : new Uscc(of);
        return records.ofInstitution(institution, Window.of(cursor, null, key -> !key.isBlank()), caller.actor())
                .map(found -> Templates.records(visitors.current(), of, found, more(of, found.next())));
    }

    private static @Nullable String more(@Nullable String uscc, @Nullable String cursor) {
        return cursor == null ? null : Forms.address(PATH, Map.of("uscc", uscc == null ? "" : uscc, "cursor", cursor));
    }

    @GET
    @Path("/{number}")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> recordPage(@PathParam("number") String number) {
        return page.of(number);
    }

    @POST
    @Path("/{number}/evidence")
    @Blocking
    @ActsAs(of = EvidenceResource.class, operation = "uploadEvidence")
    public Uni<Response> uploadOnRecordPage(
            @PathParam("number") String number, @RestForm("file") @Nullable FileUpload file) {
        return page.carryOut(
                number,
                "#evidence",
                onInstitution(number).flatMap(known -> intake.take(Delivery.ofForm(file), evidence, known)));
    }

    /** What the request of this moment does, on whom the record is about. */
    private Uni<Act> onInstitution(String number) {
        Act act = caller.act(null);
        return records.find(number, act.actor()).map(record -> act.about(record.uscc()));
    }

    @GET
    @Path("/{number}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @ActsAs(of = EvidenceResource.class, operation = "evidenceContent")
    public RestMulti<Buffer> evidenceOnRecordPage(
            @PathParam("number") String number, @PathParam("evidence") UUID file) {
        return EvidenceAnswers.attachment(evidence, file, onInstitution(number));
    }
}
