package io.ecocredit.hints;

import static io.ecocredit.platform.operation.Permission.ALL;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What hints led to: notices to all leagues, and what the region forwards (A30). Never public. */
@Path("/api/v1")
@Authenticated
@Tag(name = "hints")
public class CoInvestigationResource {

    private static final String POSITION = "[0-9]{1,18}";

    private final CoInvestigationService notices;
    private final Caller caller;

    CoInvestigationResource(CoInvestigationService notices, Caller caller) {
        this.notices = notices;
        this.caller = caller;
    }

    @GET
    @Path("/co-investigations")
    @Operation(summary = "协查通报 · the notices to all leagues and their withdrawals, the first first")
    @Declared(league = ALL, region = ALL)
    public Uni<RestResponse<Page<HintNotice>>> coInvestigations(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        Window window = Window.of(cursor, limit, key -> key.matches(POSITION));
        return notices.notices(window, caller.actor()).map(RestResponse::ok);
    }

    @GET
    @Path("/hint-forwards")
    @Operation(
            summary = "推送的提示性信息 · hints that the region forwards, in order",
            description =
                    "after: next of the last answer, 0 to begin; a sequence of its own, apart from the feed. Every hint is in it,"
                            + " and a WITHDRAWAL takes back what was told of its record.")
    @Declared(platform = ALL, subject = SubjectKind.HINT_FORWARD)
    public Uni<Forwards> hintForwards(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        if (after != null && !after.matches(POSITION)) {
            throw RefusalException.invalid("after", after, "应为上次答复的 next，首次为0");
        }
        return notices.forwards(
                after == null ? 0 : Long.parseLong(after),
                Window.of(null, limit, key -> true).limit(),
                caller.act(null));
    }
}
