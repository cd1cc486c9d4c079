package io.ecocredit.scores;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.Deadline;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The score of an institution with its sheet, at any moment and as known at any moment. */
@Path("/api/v1/institutions/{uscc}/score")
@Authenticated
@Tag(name = "institutions")
public class ScoreResource {

    private static final Instant FIRST_INSTANT = Instant.parse("2000-01-01T00:00:00Z");

    private final ScoreService scores;
    private final Caller caller;
    private final LegalClock clock;

    ScoreResource(ScoreService scores, Caller caller, LegalClock clock) {
        this.scores = scores;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary =
                    "分值与评分表 · score and sheet; an institution asks for its own, a league for those it serves or registers")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<SheetView> score(
            @PathParam("uscc") String uscc,
            @Parameter(description = "评价年度，缺省为 at 所在年度 · evaluation year, that of `at` by default")
                    @QueryParam("year")
                    @Nullable
                    String year,
            @Parameter(description = "某日终（北京时间），缺省为今天 · end of a day in Asia/Shanghai, today by default")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @Parameter(description = "当时已知（UTC 时刻），缺省为现在 · what was known at an instant, now by default")
                    @QueryParam("knownAt")
                    @Nullable
                    String knownAt) {
        Uscc subject = new Uscc(uscc);
        Instant now = clock.instant();
        LocalDate day = at == null ? LocalDate.ofInstant(now, Deadline.ZONE) : Stated.day("at", at);
        EvaluationYear asked = year == null ? EvaluationYear.of(day) : new EvaluationYear(Stated.year(year));
        Instant known = knownAt == null ? now : instant(knownAt, now);
        return scores.sheet(subject, asked, day, known, caller.actor());
    }

    @POST
    @Path("/simulation")
    @Operation(
            summary = "试算 · what score and grade would be if records were put right, withdrawn, or others came",
            description = "Nothing is kept. at may lie ahead: what is known today is then taken as it stands.")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<ScoreService.Simulation> simulateScore(@PathParam("uscc") String uscc, @Nullable SimulationOrder order) {
        Uscc subject = new Uscc(uscc);
        SimulationOrder supposed = Stated.body(order);
        return scores.simulate(subject, supposed.question(clock.today()), supposed.whatIf(), caller.actor());
    }

    static Instant instant(String text, Instant now) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isAfter(now) && !instant.isBefore(FIRST_INSTANT)) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            // told below, like an instant out of range
        }
        throw RefusalException.invalid("knownAt", text, "应为不晚于现在的 UTC 时刻，如 2025-05-15T00:00:00Z");
    }
}
