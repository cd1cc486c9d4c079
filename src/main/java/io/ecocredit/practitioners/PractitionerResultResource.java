package io.ecocredit.practitioners;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Results of practitioners, which stay inside (A17, A21.4). */
@Path("/api/v1/practitioners")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerResultResource {

    private static final String YEAR = "评价年度，缺省为 at 所在年度 · evaluation year, that of `at` by default";
    private static final String AT = "某日终（北京时间），缺省为今天 · end of a day in Asia/Shanghai, today by default";

    private final PractitionerResultService service;
    private final Caller caller;
    private final LegalClock clock;

    PractitionerResultResource(PractitionerResultService service, Caller caller, LegalClock clock) {
        this.service = service;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{number}/result")
    @Operation(
            summary = "从业人员评价结果 · result of a practitioner; a person sees their own",
            description = "Every league's records decide; those of them that the caller may see are listed.")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<PractitionerResultView> practitionerResult(
            @PathParam("number") String number,
            @Parameter(description = YEAR) @QueryParam("year") @Nullable String year,
            @Parameter(description = AT) @QueryParam("at") @Nullable String at) {
        return service.find(number, ResultQuestion.of(year, at, clock.instant()), caller.act(number));
    }

    @GET
    @Path("/results")
    @Operation(
            summary = "年度从业人员评价结果 · results of the year, of those on record whom the caller knows, masked",
            description = "Ordered by number; paged by cursor.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONERS)
    public Uni<RestResponse<Page<PractitionerResultView>>> practitionerResults(
            @Parameter(description = YEAR) @QueryParam("year") @Nullable String year,
            @Parameter(description = AT) @QueryParam("at") @Nullable String at,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return service.page(
                        ResultQuestion.of(year, at, clock.instant()), Window.ofNumbers(cursor, limit), caller.act(null))
                .map(RestResponse::ok);
    }
}
