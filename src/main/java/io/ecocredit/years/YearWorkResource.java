package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.Progress;
import io.ecocredit.procedure.submission.Announced;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SampleSize;
import io.ecocredit.procedure.submission.SpotCheckService.Wish;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Nature;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
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

/** How the work of a year goes: what leagues submit, the region's sample of it, and how each league did its work. */
@Path("/api/v1/years/{year}")
@Authenticated
@Tag(name = "years")
public class YearWorkResource {

    private static final String VALUE = "[^\\p{Cntrl}]{8,200}";

    private final YearWork work;
    private final AnnouncementService announcements;
    private final Caller caller;

    YearWorkResource(YearWork work, AnnouncementService announcements, Caller caller) {
        this.work = work;
        this.announcements = announcements;
        this.caller = caller;
    }

    @GET
    @Path("/progress")
    @Operation(summary = "进度 · cases by league and step, with those that are overdue; a league sees its own")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.YEAR)
    public Uni<List<Progress>> progress(@PathParam("year") String year) {
        return work.progress(YearResource.parse(year).value(), caller.act(year));
    }

    @GET
    @Path("/assessment")
    @Operation(summary = "盟市工作考核 · how leagues did their work, every number with the cases behind it")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.YEAR)
    public Uni<List<Assessment>> assessment(@PathParam("year") String year) {
        return work.assessments(YearResource.parse(year).value(), caller.act(year));
    }

    @POST
    @Path("/submission")
    @Operation(summary = "上报评定结果 · submit all that the league has determined, complete or refused with what is missing")
    @Declared(league = OWN, subject = SubjectKind.YEAR)
    public Uni<Submission> submit(@PathParam("year") String year) {
        return work.submit(YearResource.parse(year).value(), caller.act(year));
    }

    @GET
    @Path("/submission")
    @Operation(summary = "历次上报 · what was submitted, with its digest; a league reads its own")
    @Declared(league = OWN, region = ALL, auditor = ALL, subject = SubjectKind.YEAR)
    public Uni<List<Submission>> submissions(
            @PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return work.submissions(YearResource.parse(year).value(), league, caller.act(year));
    }

    /** @param value 8 to 200 characters that nobody can choose later, such as a lottery's draw or a paper's headline */
    public record AnnouncementOrder(@Nullable String value) {}

    @PUT
    @Path("/spot-check-value")
    @Operation(summary = "公布抽查值 · announce the value that seeds the samples, once, before anything is submitted")
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Announced> announceValue(@PathParam("year") String year, @Nullable AnnouncementOrder order) {
        String value = value(order == null ? null : order.value());
        return announcements.announce(YearResource.parse(year).value(), value, caller.act(year));
    }

    @GET
    @Path("/spot-check-value")
    @Operation(summary = "抽查值 · the value that was announced")
    @Declared(league = OWN, region = ALL, auditor = ALL)
    public Uni<Announced> announcedValue(@PathParam("year") String year) {
        return announcements
                .announced(YearResource.parse(year).value(), caller.actor())
                .map(value -> value.orElseThrow(() -> Refusal.of(RefusalCode.NOT_ANNOUNCED, "尚未公布抽查值")
                        .as(Nature.ABSENT)
                        .asException()));
    }

    /**
     * @param league whose submission is sampled
     * @param submission its number; the earliest that has no sample when absent
     * @param size how many at random, at least one
     * @param chosen USCCs to be checked beside them
     */
    public record SpotCheckOrder(
            @Nullable String league,
            @Nullable Integer submission,
            @Nullable Integer size,
            @Nullable List<String> chosen) {}

    @POST
    @Path("/spot-checks")
    @Operation(summary = "质量抽查 · draw the sample of a league's submission; anybody inside can draw it again")
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Drawn> drawSpotCheck(@PathParam("year") String year, @Nullable SpotCheckOrder order) {
        if (order == null || order.league() == null) {
            throw RefusalException.invalid("league", null, "必填");
        }
        int size = SampleSize.required(order.size());
        List<String> chosen = Objects.requireNonNullElse(order.chosen(), List.<String>of()).stream()
                .map(uscc -> new Uscc(Objects.requireNonNullElse(uscc, "")).value())
                .distinct()
                .toList();
        Wish wish = new Wish(order.league(), order.submission(), size, chosen);
        return work.check(YearResource.parse(year).value(), wish, caller.act(year));
    }

    @GET
    @Path("/spot-checks")
    @Operation(summary = "历次抽查 · the samples, with all that it takes to draw them again; a league reads its own")
    @Declared(league = OWN, region = ALL, auditor = ALL, subject = SubjectKind.YEAR)
    public Uni<List<Drawn>> spotChecks(@PathParam("year") String year, @QueryParam("league") @Nullable String league) {
        return work.checks(YearResource.parse(year).value(), league, caller.act(year));
    }

    /** @throws RefusalException 400 when it is too short, too long or not one line */
    static String value(@Nullable String value) {
        if (value == null || !value.matches(VALUE)) {
            throw RefusalException.invalid("value", null, "应为8至200个字符");
        }
        return value;
    }
}
