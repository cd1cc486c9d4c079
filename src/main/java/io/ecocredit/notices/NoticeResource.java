package io.ecocredit.notices;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Public notice from the inside. */
@Path("/api/v1/years/{year}")
@Authenticated
@Tag(name = "public-notices")
public class NoticeResource {

    private final NoticeService notices;
    private final CommentService comments;
    private final Caller caller;

    NoticeResource(NoticeService notices, CommentService comments, Caller caller) {
        this.notices = notices;
        this.comments = comments;
        this.caller = caller;
    }

    @POST
    @Path("/public-notice")
    @Operation(
            summary = "开始公示 · open the public notice of a league's confirmed cases, for five working days",
            description =
                    "The league's own list; it cannot be closed early. Cases confirmed later come in a further one.")
    @Declared(league = OWN, subject = SubjectKind.YEAR)
    public Uni<NoticeService.Opened> openPublicNotice(@PathParam("year") String year) {
        return notices.open(Stated.year(year), caller.actor().ownLeague(), caller.act(year));
    }

    @GET
    @Path("/comments")
    @Operation(summary = "公示期间的意见 · what the public said, the unanswered first; a league reads its own")
    @Declared(league = OWN, region = ALL)
    public Uni<List<CommentService.Comment>> comments(
            @PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return comments.of(Stated.year(year), league, caller.actor());
    }
}
