package io.ecocredit.practitioners.measures;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.practitioners.measures.PractitionerMeasures.Measured;
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

/** Measures on dishonest individuals, for the officers who apply them (A34); inside only. */
@Path("/api/v1/practitioners/measures")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerMeasureResource {

    private final PractitionerMeasures measures;
    private final Caller caller;

    PractitionerMeasureResource(PractitionerMeasures measures, Caller caller) {
        this.measures = measures;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "重点审查的失信个人 · dishonest individuals under measures, of those whom the caller knows, by number",
            description = "Ordered by number and year; paged by cursor. A page can hold fewer than limit; next tells"
                    + " whether more follow.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONERS)
    public Uni<RestResponse<Page<Measured>>> practitionerMeasures(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        return measures.page(Window.of(cursor, limit, key -> key.matches(PractitionerMeasures.KEY)), caller.act(null))
                .map(RestResponse::ok);
    }
}
