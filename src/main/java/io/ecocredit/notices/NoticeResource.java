package io.ecocredit.notices;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Public notice from the inside. */
@Path("/api/v1")
@Authenticated
@Tag(name = "public-notices")
public class NoticeResource {

    private static final int LONGEST = 2000;

    private final NoticeService notices;
    private final CommentService comments;
    private final Caller caller;

    NoticeResource(NoticeService notices, CommentService comments, Caller caller) {
        this.notices = notices;
        this.comments = comments;
        this.caller = caller;
    }

    @POST
    @Path("/years/{year}/public-notice")
    @Operation(
            summary = "开始公示 · open the public notice of a league's confirmed cases, for five working days",
            description =
                    "The league's own list; it cannot be closed early. Cases confirmed later come in a further one.")
    public Uni<NoticeService.Opened> openPublicNotice(@PathParam("year") String year) {
        String league = caller.actor().league();
        if (league == null) {
            throw new IllegalStateException("the access table lets leagues alone open a notice");
        }
        return notices.open(parse(year), league, caller.act("year", year));
    }

    @GET
    @Path("/years/{year}/comments")
    @Operation(summary = "公示期间的意见 · what the public said, the unanswered first; a league reads its own")
    public Uni<List<CommentService.Comment>> comments(
            @PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return comments.of(parse(year), league, caller.actor());
    }

    /**
     * @param finding what looking into it has shown, kept inside
     * @param answer what is said in return
     * @param released whether comment and answer are shown to the public
     */
    public record AnswerOrder(
            @Nullable String finding,
            @Nullable String answer,
            @Nullable Boolean released) {}

    @PUT
    @Path("/comments/{id}/answer")
    @Operation(summary = "答复意见 · say what was found and answer a comment; released ones are shown")
    public Uni<Void> answerComment(@PathParam("id") String id, @Nullable AnswerOrder order) {
        if (order == null || order.released() == null) {
            throw ProblemException.invalid("released", null, "必填：是否公开该意见及答复");
        }
        return comments.answer(
                comment(id),
                new CommentService.Answer(
                        text("finding", order.finding()), text("answer", order.answer()), order.released()),
                caller.act("comment", id));
    }

    private static String text(String field, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw ProblemException.invalid(field, null, "应为1至" + LONGEST + "字");
        }
        return text;
    }

    private static UUID comment(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(404, "NO_SUCH_COMMENT", "您可查看的意见中没有这个编号");
        }
    }

    private static int parse(String year) {
        if (!year.matches("20[0-9]{2}")) {
            throw ProblemException.invalid("year", year, "应为四位年度");
        }
        return Integer.parseInt(year);
    }
}
