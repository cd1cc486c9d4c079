package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.practitioners.RegistrationService.Taken;
import io.ecocredit.records.RecordResource.Doubt;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Practitioners (相关从业人员): natural persons, shown masked to those who know them and whole for a stated purpose (A36). */
@Path("/api/v1/practitioners")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerResource {

    private final PractitionerService service;
    private final RegistrationService registration;
    private final Divisions divisions;
    private final Caller caller;

    PractitionerResource(
            PractitionerService service, RegistrationService registration, Divisions divisions, Caller caller) {
        this.service = service;
        this.registration = registration;
        this.divisions = divisions;
        this.caller = caller;
    }

    /** A person under their number, with what a person should look at. */
    public record Registered(PractitionerView practitioner, List<Doubt> doubts) {}

    @POST
    @Operation(
            summary = "登记从业人员 · register a practitioner; the answer has the number and masked data",
            description =
                    "Whoever is registered already is answered in the same way, under the number and with the data"
                            + " that the register has. What is accepted but doubtful is told in doubts.")
    @APIResponse(
            responseCode = "201",
            description = "已登记 · registered",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Registered.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER, key = IdempotencyKey.REQUIRED)
    public Uni<Response> registerPractitioner(@Nullable PractitionerForm form, @BeanParam KeyHeader header) {
        Repeat repeat = header.required(given(form));
        return registration
                .register(given(form), caller.act(null), repeat, PractitionerResource::answer)
                .map(Answered::response);
    }

    private static Answer answer(Taken taken) {
        return Answer.of(
                        201,
                        new Registered(
                                taken.practitioner().masked(),
                                taken.doubts().stream().map(Doubt::of).toList()))
                .about(taken.practitioner().number());
    }

    /** Everybody with an identity number; files may have given one person two numbers. */
    public record Found(List<PractitionerView> items) {}

    @POST
    @Path("/search")
    @Operation(summary = "按证件号码查找 · look up by identity number, which stands in the body and never in an address")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<Found> findPractitioner(@Nullable IdentityQuery query) {
        return service.withIdentity(given(query).document(), caller.act(null)).map(Found::new);
    }

    @GET
    @Operation(
            summary = "从业人员名单 · practitioners whom the caller knows, masked",
            description =
                    "division: a county, a league with its counties, or the region. Ordered by number; paged by cursor.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONERS)
    public Uni<RestResponse<Page<PractitionerView>>> practitioners(
            @QueryParam("division") @Nullable String division,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return service.page(known(division), Window.ofNumbers(cursor, limit), caller.act(null))
                .map(RestResponse::ok);
    }

    private @Nullable String known(@Nullable String division) {
        if (division == null || division.isEmpty()) {
            return null;
        }
        if (divisions.find(division).isEmpty()) {
            throw RefusalException.invalid("division", division, "不是自治区内的行政区划代码");
        }
        return Divisions.REGION.equals(division) ? null : division;
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "从业人员 · a practitioner, masked; a person sees their own")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<PractitionerView> practitioner(@PathParam("number") String number) {
        return service.find(number, caller.act(number));
    }

    @POST
    @Path("/{number}/disclosure")
    @Operation(summary = "查看完整身份信息 · the whole identity, for a stated purpose that the audit trail keeps")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<Disclosure> disclosePractitioner(@PathParam("number") String number, @Nullable StatedPurpose reason) {
        return service.disclose(number, given(reason).checked(), caller.act(number));
    }

    private static <T> T given(@Nullable T body) {
        if (body == null) {
            throw RefusalException.of(RefusalCode.INVALID_BODY, "请求内容不能为空");
        }
        return body;
    }
}
