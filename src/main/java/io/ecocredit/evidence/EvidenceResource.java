package io.ecocredit.evidence;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.evidence.EvidenceIntake.Delivery;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.subject.Uscc;
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

/** Evidence (佐证材料) about an institution. */
@Path("/api/v1/institutions/{uscc}/evidence")
@Authenticated
@Cache(noStore = true)
@Tag(name = "institutions")
public class EvidenceResource {

    private final EvidenceService service;
    private final EvidenceIntake intake;
    private final Caller caller;

    EvidenceResource(EvidenceService service, EvidenceIntake intake, Caller caller) {
        this.service = service;
        this.intake = intake;
        this.caller = caller;
    }

    @POST
    @Consumes(EvidenceMedia.ALL)
    @Blocking
    @Operation(summary = "上传佐证材料 · upload evidence; the body is the file itself", description = EvidenceMedia.RULES)
    @APIResponse(
            responseCode = "201",
            description = "已保存 · kept",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EvidenceFile.class)))
    @APIResponse(
            responseCode = "200",
            description = "已有相同内容 · the same bytes were kept before",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = EvidenceFile.class)))
    @Declared(institution = OWN, provider = OWN, league = OWN, subject = SubjectKind.INSTITUTION)
    public Uni<Response> uploadEvidence(
            @PathParam("uscc") String uscc,
            @Parameter(required = true, description = EvidenceMedia.NAME) @QueryParam(FileName.PARAMETER) @Nullable
                    String name,
            @Context HttpHeaders headers,
            @Context UriInfo address,
            InputStream body) {
        Act act = caller.act(new Uscc(uscc).value());
        return intake.take(Delivery.ofBody(name, headers, body), service, act)
                .map(kept -> EvidenceAnswers.kept(kept, address));
    }

    @GET
    @Path("/{evidence}")
    @Operation(summary = "佐证材料的说明 · what a file of evidence is")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<EvidenceFile> evidence(@PathParam("uscc") String uscc, @PathParam("evidence") UUID evidence) {
        return service.find(evidence, caller.act(uscc));
    }

    @GET
    @Path("/{evidence}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "下载佐证材料 · the file itself, of the media type that was found, to be saved")
    @APIResponse(
            responseCode = "200",
            description = "文件本身 · the file itself, under its own media type",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public RestMulti<Buffer> evidenceContent(@PathParam("uscc") String uscc, @PathParam("evidence") UUID evidence) {
        Act act = caller.act(uscc);
        return EvidenceAnswers.attachment(service, evidence, Uni.createFrom().item(act));
    }
}
