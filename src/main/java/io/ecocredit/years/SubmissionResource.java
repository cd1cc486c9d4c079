package io.ecocredit.years;

import io.ecocredit.evaluations.InstitutionLine;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SampleSize;
import io.ecocredit.procedure.submission.SpotCheckService;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.procedure.submission.SubmissionService;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What leagues submit, and the region's sample of it. */
@Path("/api/v1/years/{year}")
@Authenticated
@Tag(name = "years")
public class SubmissionResource {

    private static final String VALUE = "[^\\p{Cntrl}]{8,200}";

    private final InstitutionLine line;
    private final SubmissionService submissions;
    private final SpotCheckService spotChecks;
    private final AnnouncementService announcements;
    private final Divisions divisions;
    private final Caller caller;

    SubmissionResource(
            InstitutionLine line,
            SubmissionService submissions,
            SpotCheckService spotChecks,
            AnnouncementService announcements,
            Divisions divisions,
            Caller caller) {
        this.line = line;
        this.announcements = announcements;
        this.submissions = submissions;
        this.spotChecks = spotChecks;
        this.divisions = divisions;
        this.caller = caller;
    }

    @POST
    @Path("/submission")
    @Operation(summary = "上报评定结果 · submit all that the league has determined, complete or refused with what is missing")
    public Uni<Submission> submit(@PathParam("year") String year) {
        String league = Objects.requireNonNull(caller.actor().league(), "the access table lets leagues alone submit");
        return submissions.submit(line, YearResource.parse(year).value(), league, caller.act("year", year));
    }

    @GET
    @Path("/submission")
    @Operation(summary = "历次上报 · what was submitted, with its digest; a league reads its own")
    public Uni<List<Submission>> submissions(
            @PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return submissions.of(line, YearResource.parse(year).value(), league(league), caller.act("year", year));
    }

    /** @param value 8 to 200 characters that nobody can choose later, such as a lottery's draw or a paper's headline */
    public record AnnouncementOrder(@Nullable String value) {}

    @PUT
    @Path("/spot-check-value")
    @Operation(summary = "公布抽查值 · announce the value that seeds the samples, once, before anything is submitted")
    public Uni<Announced> announceValue(@PathParam("year") String year, @Nullable AnnouncementOrder order) {
        String value = value(order == null ? null : order.value());
        return announcements.announce(YearResource.parse(year).value(), value, caller.act("year", year));
    }

    @GET
    @Path("/spot-check-value")
    @Operation(summary = "抽查值 · the value that was announced")
    public Uni<Announced> announcedValue(@PathParam("year") String year) {
        return announcements
                .announced(YearResource.parse(year).value(), caller.actor())
                .map(values -> values.stream()
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(404, "NOT_ANNOUNCED", "尚未公布抽查值")));
    }

    /**
     * @param league whose latest submission is sampled
     * @param size how many at random
     * @param chosen USCCs to be checked beside them
     */
    public record SpotCheckOrder(
            @Nullable String league,
            @Nullable Integer size,
            @Nullable List<String> chosen) {}

    @POST
    @Path("/spot-checks")
    @Operation(summary = "质量抽查 · draw the sample of a league's latest submission; anybody inside can draw it again")
    public Uni<Drawn> drawSpotCheck(@PathParam("year") String year, @Nullable SpotCheckOrder order) {
        if (order == null || order.league() == null) {
            throw ProblemException.invalid("league", null, "必填");
        }
        int size = SampleSize.required(order.size());
        List<String> chosen = Objects.requireNonNullElse(order.chosen(), List.<String>of()).stream()
                .map(uscc -> new Uscc(Objects.requireNonNullElse(uscc, "")).value())
                .distinct()
                .toList();
        return spotChecks.draw(
                line,
                YearResource.parse(year).value(),
                new SpotCheckService.Wish(Objects.requireNonNull(league(order.league())), size, chosen),
                caller.act("year", year));
    }

    @GET
    @Path("/spot-checks")
    @Operation(summary = "历次抽查 · the samples, with all that it takes to draw them again; a league reads its own")
    public Uni<List<Drawn>> spotChecks(@PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return spotChecks.of(line, YearResource.parse(year).value(), league(league), caller.act("year", year));
    }

    /** @throws ProblemException 400 when it is too short, too long or not one line */
    static String value(@Nullable String value) {
        if (value == null || !value.matches(VALUE)) {
            throw ProblemException.invalid("value", null, "应为8至200个字符");
        }
        return value;
    }

    private @Nullable String league(@Nullable String league) {
        if (league != null) {
            divisions.refusalAsLeague("league", league).ifPresent(refusal -> {
                throw refusal.asException();
            });
        }
        return league;
    }
}
