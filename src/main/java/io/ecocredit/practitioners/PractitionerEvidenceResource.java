package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceIntake;
import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.evidence.EvidenceMedia;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Evidence (佐证材料) about a practitioner: of the person's own and of the leagues that know them (A36). */
@Path("/api/v1/practitioners/{number}/evidence")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerEvidenceResource {

    private final PractitionerEvidenceService service;
    private final EvidenceIntake intake;
    private final Caller caller;

    PractitionerEvidenceResource(PractitionerEvidenceService service, EvidenceIntake intake, Caller caller) {
        this.service = service;
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @Consumes(EvidenceMedia.ALL)
    @Blocking
    @Operation(
            summary = "上传从业人员的佐证材料 · upload evidence about a practitioner; the body is the file itself",
            description = EvidenceMedia.RULES)
    @APIResponse(
            responseCode = "201",
            description = "已保存 · kept",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(
            responseCode = "200",
            description = "已有相同内容 · the same bytes were kept before",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EvidenceFile.class)))
    @Declared(practitioner = OWN, league = OWN, subject = SubjectKind.PRACTITIONER)
    public Uni<Response> uploadPersonsEvidence(
            @PathParam("number") String number,
            @Parameter(required = true, description = EvidenceMedia.NAME) @QueryParam("name") @Nullable String name,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            InputStream body) {
        Act act = caller.act(number);
        return intake.take(Delivery.ofBody(name, headers, body), service, act)
                .map(kept -> EvidenceAnswers.kept(kept, address));
    }

    @GET
    @Path("/{evidence}")
    @Operation(summary = "从业人员佐证材料的说明 · what a file of evidence about a practitioner is")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<EvidenceFile> personsEvidence(@PathParam("number") String number, @PathParam("evidence") UUID evidence) {
        return service.find(evidence, caller.act(number));
    }

    @GET
    @Path("/{evidence}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "下载从业人员的佐证材料 · the file itself, of the media type that was found, to be saved")
    @APIResponse(
            responseCode = "200",
            description = "文件本身 · the file itself, under its own media type",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public RestMulti<Buffer> personsEvidenceContent(
            @PathParam("number") String number, @PathParam("evidence") UUID evidence) {
        Act act = caller.act(number);
        return EvidenceAnswers.attachment(service, evidence, Uni.createFrom().item(act));
    }
}
