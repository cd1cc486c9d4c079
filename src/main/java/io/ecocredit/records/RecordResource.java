package io.ecocredit.records;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.records.RecordService.Taken;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Credit records (信用信息) of institutions, one by one: entered by who answers for them, read by whom they concern. */
@Path("/api/v1/records")
@Authenticated
@Tag(name = "records")
public class RecordResource {

    private final RecordService service;
    private final Catalogue catalogue;
    private final Caller caller;

    RecordResource(RecordService service, Catalogue catalogue, Caller caller) {
        this.service = service;
        this.catalogue = catalogue;
        this.caller = caller;
    }

    /** Parameters of a search. */
    public record Parameters(
            @QueryParam("uscc") @Nullable String uscc,
            @QueryParam("category") @Nullable String category,
            @QueryParam("indicator") @Nullable String indicator,
            @QueryParam("from") @Nullable String from,
            @QueryParam("until") @Nullable String until,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {}

    /** A record with what a person should look at. */
    public record Entered(RecordView record, List<Doubt> doubts) {}

    /** Something accepted that a person should look at (I-3, I-27). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Doubt(
            @Nullable String field,
            @Nullable String value,
            String code,
            String detail,
            @Nullable String clause) {

        public static Doubt of(Refusal flag) {
            Clause clause = flag.clause();
            return new Doubt(
                    flag.field(),
                    flag.value(),
                    flag.code().name(),
                    flag.detail(),
                    clause == null ? null : clause.toString());
        }
    }

    @GET
    @Operation(
            summary = "查询信用信息 · search records; each sees its own: producer, institution, the leagues of the file",
            description = "from and until: days on which it was produced. Ordered by number; paged by cursor.")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<RecordView>>> records(@BeanParam Parameters parameters) {
        RecordQuery query = RecordQuery.of(parameters, catalogue);
        return service.search(query, caller.actor()).map(RestResponse::ok);
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "一条信用信息 · a record")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<RecordView>> record(@PathParam("number") String number) {
        return service.find(number, caller.actor()).map(record -> Versions.answer(record, record.version()));
    }

    @POST
    @Operation(
            summary = "录入一条信用信息 · enter a record; a provider in its own name, a league for its own division",
            description = "The same again answers 200 and changes nothing, or adds finalOn; other content under a known"
                    + " number answers 409. What is accepted but doubtful is told in doubts.")
    @APIResponse(
            responseCode = "201",
            description = "已录入 · entered",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Entered.class)))
    @APIResponse(
            responseCode = "200",
            description = "已有此信息 · known already",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Entered.class)))
    @Declared(provider = OWN, league = OWN, region = ALL, subject = SubjectKind.RECORD, key = IdempotencyKey.REQUIRED)
    public Uni<Response> enterRecord(@Nullable RecordForm form, @BeanParam KeyHeader header) {
        if (form == null) {
            throw RefusalException.of(RefusalCode.INVALID_BODY, "请求内容不能为空");
        }
        return service.enter(form, caller.act(form.recordNo()), header.required(form), taken -> answer(taken, header))
                .map(Answered::response);
    }

    private static Answer answer(Taken taken, KeyHeader header) {
        Entered body = new Entered(
                taken.record(), taken.doubts().stream().map(Doubt::of).toList());
        return taken.isNew()
                ? Answer.of(201, body).at(header.placeOf(taken.record().recordNo()))
                : Answer.of(200, body);
    }
}
