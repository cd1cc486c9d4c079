package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.Progress;
import io.ecocredit.procedure.submission.Drawn;
import io.ecocredit.procedure.submission.SampleSize;
import io.ecocredit.procedure.submission.SpotCheckService.Wish;
import io.ecocredit.procedure.submission.Submission;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** What is done with a year's practitioners as a list (第二十一条). */
@Path("/api/v1/practitioner-years/{year}")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerYearResource {

    static final int LONGEST_REASON = 500;

    private final PractitionerYearService lists;
    private final PractitionerYearWork work;
    private final Caller caller;

    PractitionerYearResource(PractitionerYearService lists, PractitionerYearWork work, Caller caller) {
        this.lists = lists;
        this.work = work;
        this.caller = caller;
    }

    @POST
    @Path("/participants")
    @Operation(
            summary = "确定从业人员参评名单 · list those with a record of the year whom the league leads",
            description = "Again adds who has come since. Taking somebody off is a step of the case, with a reason.")
    @Declared(league = OWN, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<PractitionerYearService.Draw> drawPractitioners(@PathParam("year") String year) {
        return lists.draw(new EvaluationYear(Stated.year(year)), caller.act(year));
    }

    /** @param reason at most 500 characters */
    public record PractitionerListing(@Nullable String reason) {}

    @PUT
    @Path("/participants/{number}")
    @Operation(summary = "补充参评从业人员 · put somebody on the list whom no record brings there, with a reason")
    @Declared(league = OWN, subject = SubjectKind.PRACTITIONER)
    public Uni<PractitionerYearService.Participant> addPractitioner(
            @PathParam("year") String year, @PathParam("number") String number, @Nullable PractitionerListing order) {
        String reason = Stated.text("reason", order == null ? null : order.reason(), LONGEST_REASON);
        return lists.add(
                new EvaluationYear(Stated.year(year)), number, caller.actor().ownLeague(), reason, caller.act(number));
    }

    @GET
    @Path("/progress")
    @Operation(summary = "办理进度 · how many practitioners each league has at each step, and how many are overdue")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<List<Progress>> practitionerProgress(@PathParam("year") String year) {
        return work.progress(Stated.year(year), caller.act(year));
    }

    @GET
    @Path("/assessment")
    @Operation(summary = "盟市工作考核 · how leagues did their work with practitioners, with the cases behind each number")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<List<Assessment>> practitionerAssessment(@PathParam("year") String year) {
        return work.assessments(Stated.year(year), caller.act(year));
    }

    /** What a league has submitted, by the day: a line is a number in the register, and whether that person is dishonest. */
    public record PractitionerSubmission(
            @JsonUnwrapped @JsonIgnoreProperties("submittedAt")
            Submission of) {}

    /** A sample with all that it takes to draw it again, as that of institutions, of numbers in the register. */
    public record PractitionerSample(
            @JsonUnwrapped @JsonIgnoreProperties("drawnAt") Drawn of) {}

    @POST
    @Path("/submission")
    @Operation(summary = "上报从业人员评定结果 · submit all that the league has determined, or hear what is missing")
    @Declared(league = OWN, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<PractitionerSubmission> submitPractitioners(@PathParam("year") String year) {
        return work.submit(Stated.year(year), caller.act(year)).map(PractitionerSubmission::new);
    }

    @GET
    @Path("/submission")
    @Operation(summary = "历次上报 · what was submitted, with its digest; a league reads its own")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<List<PractitionerSubmission>> practitionerSubmissions(@PathParam("year") String year) {
        return work.submissions(Stated.year(year), null, caller.act(year))
                .map(all -> all.stream().map(PractitionerSubmission::new).toList());
    }

    /**
     * @param league whose submission is sampled
     * @param submission its number; the earliest that has no sample when absent
     * @param size how many at random, at least one
     * @param chosen numbers of people to be checked beside them
     */
    public record PractitionerCheckOrder(
            @Nullable String league,
            @Nullable Integer submission,
            @Nullable Integer size,
            @Nullable List<@Nullable String> chosen) {}

    @POST
    @Path("/spot-checks")
    @Operation(summary = "质量抽查 · draw the sample of a league's submission; the league can draw it again")
    @Declared(region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<PractitionerSample> drawPractitionerCheck(
            @PathParam("year") String year, @Nullable PractitionerCheckOrder order) {
        if (order == null || order.league() == null) {
            throw RefusalException.invalid("league", null, "必填");
        }
        List<String> chosen = Objects.requireNonNullElse(order.chosen(), List.<String>of()).stream()
                .map(number -> Objects.requireNonNullElse(number, ""))
                .distinct()
                .toList();
        int wanted = Stated.year(year);
        Wish wish = new Wish(order.league(), order.submission(), SampleSize.required(order.size()), chosen);
        return work.check(wanted, wish, caller.act(year)).map(PractitionerSample::new);
    }

    @GET
    @Path("/spot-checks")
    @Operation(summary = "历次抽查 · the samples, with all that it takes to draw them again; a league reads its own")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<List<PractitionerSample>> practitionerChecks(@PathParam("year") String year) {
        return work.checks(Stated.year(year), null, caller.act(year))
                .map(all -> all.stream().map(PractitionerSample::new).toList());
    }

    /** @param leagues that are told; all that have submitted when absent */
    public record ResultNoticeOrder(@Nullable Set<String> leagues) {

        Set<String> meant() {
            return Objects.requireNonNullElse(leagues, Set.of());
        }
    }

    @POST
    @Path("/result-notice")
    @Operation(
            summary = "通知评定结果 · tell leagues the results that they have submitted; nothing is published (A21.4)",
            description = "By an officer who did not draw the samples.")
    @Declared(region = ALL, subject = SubjectKind.PRACTITIONER_YEAR)
    public Uni<PractitionerConclusion.Told> tellLeagues(
            @PathParam("year") String year, @Nullable ResultNoticeOrder order) {
        Set<String> leagues = order == null ? Set.of() : order.meant();
        return work.tell(Stated.year(year), leagues, caller.act(year));
    }
}
