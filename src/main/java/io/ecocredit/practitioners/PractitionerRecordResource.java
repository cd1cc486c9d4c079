package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.practitioners.PractitionerRecordService.Attempt;
import io.ecocredit.practitioners.PractitionerRecordService.Taken;
import io.ecocredit.records.RecordResource.Doubt;
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

/** General records (一般失信信息) of a practitioner: entered by the league of the place of service (A15.5). */
@Path("/api/v1/practitioners/{number}/records")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerRecordResource {

    private final PractitionerRecordService service;
    private final Caller caller;

    PractitionerRecordResource(PractitionerRecordService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** A record with what a person should look at. */
    public record RecordEntered(PractitionerRecordView record, List<Doubt> doubts) {}

    @GET
    @Operation(
            summary = "从业人员的失信信息 · records of a practitioner; a league sees those of its own division",
            description = "Ordered by number; paged by cursor.")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<RestResponse<Page<PractitionerRecordView>>> practitionerRecords(
            @PathParam("number") String number,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return service.page(number, Window.ofNumbers(cursor, limit), caller.act(number))
                .map(RestResponse::ok);
    }

    @POST
    @Operation(
            summary = "录入从业人员的失信信息 · enter a record of a practitioner; a league for its own division",
            description = "The same again answers 200 and changes nothing; other content under a known number answers"
                    + " 409. What is accepted but doubtful is told in doubts.")
    @APIResponse(
            responseCode = "201",
            description = "已录入 · entered",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RecordEntered.class)))
    @APIResponse(
            responseCode = "200",
            description = "已有此信息 · known already",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = RecordEntered.class)))
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER, key = IdempotencyKey.REQUIRED)
    public Uni<Response> enterPractitionerRecord(
            @PathParam("number") String number, @Nullable PractitionerRecordForm form, @BeanParam KeyHeader header) {
        if (form == null) {
            throw RefusalException.of(RefusalCode.INVALID_BODY, "请求内容不能为空");
        }
        Attempt attempt = new Attempt(caller.act(number), header.required(form));
        return service.enter(number, form, attempt, PractitionerRecordResource::answer)
                .map(Answered::response);
    }

    private static Answer answer(Taken taken) {
        return Answer.of(
                taken.isNew() ? 201 : 200,
                new RecordEntered(
                        taken.record(), taken.doubts().stream().map(Doubt::of).toList()));
    }
}
