package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Letters on practitioners' evaluations, apart from all others. */
@Path("/api/v1/practitioner-notices")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerInboxResource {

    private final PractitionerInbox inbox;
    private final Caller caller;

    PractitionerInboxResource(PractitionerInbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "从业人员评价的通知 · notices to the caller, the latest first, each with the day of its arrival")
    @Declared(practitioner = OWN, league = OWN, region = ALL)
    public Uni<RestResponse<Page<PractitionerMessage>>> practitionerNotices(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        return inbox.messages(cursor, limit, caller.actor())
                .map(page -> new Page<>(
                        page.items().stream().map(PractitionerMessage::of).toList(), page.next()))
                .map(RestResponse::ok);
    }
}
