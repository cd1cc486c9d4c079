package io.ecocredit.dossiers;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFiles.Kept;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.records.RecordService;
import io.ecocredit.records.RecordView;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Evidence about the institution of a record, on the record's page: kept and saved. */
@Path(RecordPages.PATH)
@Authenticated
public class RecordEvidencePages {

    private final DossierPage page;
    private final RecordService records;
    private final EvidenceService evidence;
    private final EvidenceIntake intake;
    private final Caller caller;

    RecordEvidencePages(
            DossierPage page, RecordService records, EvidenceService evidence, EvidenceIntake intake, Caller caller) {
        this.page = page;
        this.records = records;
        this.evidence = evidence;
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @Path("/{number}/evidence")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> uploadOnRecordPage(
            @PathParam("number") String number, @RestForm("file") @Nullable FileUpload file) {
        Act act = caller.act("record", number);
        return page.carryOut(
                number,
                "#evidence",
                records.find(number, act.actor()).flatMap(record -> keep(record, Delivery.ofForm(file), act)));
    }

    private Uni<Kept> keep(RecordView record, Delivery delivery, Act act) {
        Uscc institution = new Uscc(record.uscc());
        Act onInstitution = act.on("institution", record.uscc());
        return intake.take(delivery, onInstitution, upload -> evidence.keep(institution, upload, onInstitution));
    }

    @GET
    @Path("/{number}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public RestMulti<Buffer> evidenceOnRecordPage(
            @PathParam("number") String number, @PathParam("evidence") UUID file) {
        Act act = caller.act("record", number);
        Uni<Uscc> institution = records.find(number, act.actor())
                .map(record -> new Uscc(record.uscc()))
                .memoize()
                .indefinitely();
        return EvidenceAnswers.attachment(
                institution.flatMap(uscc -> evidence.find(uscc, file, act.on("institution", uscc.value()))),
                found -> institution.onItem().transformToMulti(uscc -> evidence.content(uscc, found, act.actor())));
    }
}
