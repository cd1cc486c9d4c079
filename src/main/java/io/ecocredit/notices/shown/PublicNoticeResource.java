package io.ecocredit.notices.shown;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Public notices: what is proposed, and what anybody has to say on it (A20.3). */
@Path("/api/v1/public-notices")
@PermitAll
@Tag(name = "public-notices")
@Cites(provisions = Provision.A20_ITEM_3)
public class PublicNoticeResource {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 2000;
    private static final int LONGEST_KEY = 100;

    private final PublicNoticeRepository repository;
    private final TaggedAnswers answers;
    private final Divisions divisions;
    private final LegalClock clock;

    PublicNoticeResource(
            PublicNoticeRepository repository, TaggedAnswers answers, Divisions divisions, LegalClock clock) {
        this.repository = repository;
        this.answers = answers;
        this.divisions = divisions;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "历次公示 · public notices, open and past, the latest first")
    @APIResponseSchema(value = PublicNotice[].class, responseDescription = "历次公示 · public notices")
    @Declared(open = true)
    public Uni<Response> publicNotices(
            @QueryParam("year") @Nullable String year,
            @QueryParam("division") @Nullable String division,
            @Context Request conditions) {
        @Nullable Integer asked = year == null ? null : Stated.year(year);
        if (division != null) {
            divisions.requireLeague("division", division);
        }
        return repository.all(asked, division, clock.today()).map(notices -> answers.of(notices, conditions));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "一次公示 · a public notice, with what is proposed while it is open")
    @APIResponseSchema(value = PublicNotice.class, responseDescription = "一次公示 · the notice")
    @Declared(open = true)
    public Uni<Response> publicNotice(@PathParam("id") String id, @Context Request conditions) {
        return notice(id).map(notice -> answers.of(notice, conditions));
    }

    Uni<List<PublicNotice>> notices() {
        return repository.all(null, null, clock.today());
    }

    /** @throws RefusalException 404 for a number that no notice has */
    Uni<PublicNotice> notice(String id) {
        return repository
                .find(Stated.number(id, PublicNoticeResource::none), clock.today())
                .onItem()
                .ifNull()
                .failWith(PublicNoticeResource::none)
                .map(found -> Objects.requireNonNull(found));
    }

    /**
     * @param uscc of the institution it is about; absent when it is about the whole list
     * @param words 5 to 2000 characters
     */
    public record CommentOrder(
            @Nullable String uscc, @Nullable String words) {}

    /** A receipt for a comment. */
    public record Receipt(UUID commentId, String note) {}

    @POST
    @Path("/{id}/comments")
    @Operation(
            summary = "提出意见 · comment on what is proposed, until the notice closes",
            description = "Kept whole, looked into and answered by the league; shown only after an officer releases it."
                    + " Idempotency-Key (1 to 100 characters) makes a repeated request the same comment.")
    @Declared(open = true, key = IdempotencyKey.REQUIRED)
    public Uni<RestResponse<Receipt>> commentOnNotice(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable CommentOrder order) {
        UUID notice = Stated.number(id, PublicNoticeResource::none);
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw RefusalException.invalid("Idempotency-Key", null, "必填，1至" + LONGEST_KEY + "字符");
        }
        String words =
                order == null || order.words() == null ? "" : order.words().strip();
        if (words.length() < SHORTEST || words.length() > LONGEST) {
            throw RefusalException.invalid("words", null, "应为" + SHORTEST + "至" + LONGEST + "字");
        }
        String uscc = order == null || order.uscc() == null ? null : new Uscc(order.uscc()).value();
        Instant now = clock.instant();
        UUID number = UUID.nameUUIDFromBytes(
                (notice + "\n" + key + "\n" + uscc + "\n" + words).getBytes(StandardCharsets.UTF_8));
        return repository.comment(number, notice, uscc, words, now).map(outcome -> switch (outcome) {
            case "RECEIVED" ->
                RestResponse.status(RestResponse.Status.CREATED, new Receipt(number, "意见已收到，将由盟市生态环境局调查核实；经审核后公开。"));
            case "NO_SUCH_NOTICE" -> throw none();
            case "NOTICE_CLOSED" -> throw RefusalException.of(RefusalCode.NOTICE_CLOSED, "公示期已满，不再接收意见");
            case "NOT_IN_NOTICE" -> throw RefusalException.invalid("uscc", uscc, "本次公示中没有该机构");
            default -> throw RefusalException.of(RefusalCode.NOTICE_FULL, "意见过多，请与盟市生态环境局联系");
        });
    }

    private static RefusalException none() {
        return RefusalException.of(RefusalCode.NO_SUCH_NOTICE, "没有这次公示");
    }
}
