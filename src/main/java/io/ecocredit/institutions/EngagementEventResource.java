package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.institutions.EngagementEvents.Kind;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Engagements that were entered wrongly, and those that were withdrawn wrongly (A15.1, A15.2). */
@Path("/api/v1/institutions/{uscc}/engagements/{number}")
@Authenticated
@Tag(name = "institutions")
public class EngagementEventResource {

    private final EngagementEvents events;
    private final Caller caller;

    EngagementEventResource(EngagementEvents events, Caller caller) {
        this.events = events;
        this.caller = caller;
    }

    /** @param reason 1 to 500 characters, told to the institution and the region */
    public record EngagementOrder(@Nullable String reason) {}

    @POST
    @Path("/withdrawal")
    @Operation(
            summary = "撤回服务记录 · withdraw an engagement that was entered wrongly, by the league that was served in",
            description =
                    "It stays in the file. Whom nothing else keeps on the year's list, another officer may take off it.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<Engagement> withdrawEngagement(
            @PathParam("uscc") String uscc, @PathParam("number") String number, @Nullable EngagementOrder order) {
        return change(uscc, number, Kind.WITHDRAWN, order);
    }

    @POST
    @Path("/restoration")
    @Operation(summary = "恢复服务记录 · bring an engagement back that was withdrawn wrongly")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<Engagement> restoreEngagement(
            @PathParam("uscc") String uscc, @PathParam("number") String number, @Nullable EngagementOrder order) {
        return change(uscc, number, Kind.RESTORED, order);
    }

    private Uni<Engagement> change(String uscc, String number, Kind kind, @Nullable EngagementOrder order) {
        return events.change(
                new Uscc(uscc),
                EngagementEvents.number(number),
                kind,
                Stated.body(order).reason(),
                caller.act(uscc));
    }
}
