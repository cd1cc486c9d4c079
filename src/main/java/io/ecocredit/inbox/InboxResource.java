package io.ecocredit.inbox;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Official notices to the caller. */
@Path("/api/v1/inbox")
@Authenticated
@Tag(name = "inbox")
public class InboxResource {

    private final Inbox inbox;
    private final Caller caller;

    InboxResource(Inbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "收件箱 · official notices to the caller, the latest first, each with the day of its arrival")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<Message>>> inbox(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        return inbox.messages(cursor, limit, caller.actor()).map(RestResponse::ok);
    }

    @PUT
    @Path("/{message}/receipt")
    @Operation(
            summary = "已阅 · say that a notice has been opened",
            description = "Periods run from arrival, whether or not a notice has been opened.")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.NOTICE)
    public Uni<Void> openNotice(@PathParam("message") String message) {
        return inbox.open(message, caller.act(message));
    }
}
