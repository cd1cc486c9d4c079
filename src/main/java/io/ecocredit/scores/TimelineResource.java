package io.ecocredit.scores;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.time.Deadline;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The file of an institution as it went. */
@Path("/api/v1/institutions/{uscc}/timeline")
@Authenticated
@Tag(name = "institutions")
public class TimelineResource {

    private final ScoreService scores;
    private final Caller caller;
    private final LegalClock clock;

    TimelineResource(ScoreService scores, Caller caller, LegalClock clock) {
        this.scores = scores;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "时间线 · every fact of the file by day, and what it did to the running score")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TimelineView> timeline(
            @PathParam("uscc") String uscc,
            @Parameter(description = "止于某日（北京时间），缺省为今天 · to the end of a day in Asia/Shanghai, today by default")
                    @QueryParam("until")
                    @Nullable
                    String until,
            @Parameter(description = "当时已知（UTC 时刻），缺省为现在 · what was known at an instant, now by default")
                    @QueryParam("knownAt")
                    @Nullable
                    String knownAt) {
        Uscc subject = new Uscc(uscc);
        Instant now = clock.instant();
        LocalDate last = until == null ? LocalDate.ofInstant(now, Deadline.ZONE) : Stated.day("until", until);
        Instant known = knownAt == null ? now : ScoreResource.instant(knownAt, now);
        return scores.timeline(subject, last, known, caller.actor());
    }
}
