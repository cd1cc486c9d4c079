package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.jobs.Job;
import io.ecocredit.jobs.JobAnswers;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The work of an evaluation year, step by step. */
@Path("/api/v1/years")
@Authenticated
@Tag(name = "years")
public class YearResource {

    private final YearService years;
    private final YearJobs jobs;
    private final JobAnswers answers;
    private final LegalClock clock;
    private final Caller caller;

    YearResource(YearService years, YearJobs jobs, JobAnswers answers, LegalClock clock, Caller caller) {
        this.years = years;
        this.jobs = jobs;
        this.answers = answers;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "已开始的评价年度 · the years that are open")
    @Declared(league = OWN, region = ALL)
    public Uni<List<Year>> years() {
        return years.all(caller.actor());
    }

    @GET
    @Path("/{year}")
    @Operation(summary = "一个年度的安排与进度 · plan and progress of a year")
    @Declared(league = OWN, region = ALL)
    public Uni<Year> year(@PathParam("year") String year) {
        return years.find(parse(year), caller.actor());
    }

    @PUT
    @Path("/{year}")
    @Operation(summary = "开始一个评价年度 · open a year with the measure's dates; a year already open stays as it is")
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Year> open(@PathParam("year") String year) {
        return open(year, null);
    }

    /** @param dates by which steps are to be done where the region wants them earlier than the measure */
    public record PlanOrder(@Nullable Map<FixedDate, @Nullable LocalDate> dates) {}

    @PUT
    @Path("/{year}/plan")
    @Operation(
            summary =
                    "安排一个评价年度 · open a year with dates earlier than the measure's; another plan of an open year is refused",
            description = "No date may be later than the measure's. Those that are left out are the measure's.")
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Year> openAsPlanned(@PathParam("year") String year, @Nullable PlanOrder order) {
        return open(year, order == null || order.dates() == null ? Map.of() : order.dates());
    }

    private Uni<Year> open(String year, @Nullable Map<FixedDate, @Nullable LocalDate> dates) {
        EvaluationYear wanted = parse(year);
        return years.open(wanted, dates, caller.act(year)).chain(() -> years.find(wanted, caller.actor()));
    }

    /** @param at day at whose end (Asia/Shanghai) the results hold; neither in the future nor before the year */
    public record RatingOrder(LocalDate at) {}

    @POST
    @Path("/{year}/rating")
    @Operation(summary = "评定本年度全部参评单位 · rate all cases as a job; an unfinished rating of the same day goes on")
    @APIResponse(
            responseCode = "202",
            description = "任务已开始 · the job has started",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Job.class)))
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Response> rate(
            @PathParam("year") String year,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Nullable RatingOrder order) {
        EvaluationYear wanted = parse(year);
        LocalDate at = within("at", order == null ? null : order.at(), wanted.firstDay());
        Act act = caller.act(year);
        return years.find(wanted, act.actor())
                .chain(() -> jobs.rate(wanted, at, act))
                .flatMap(job -> answers.answer(job, prefer));
    }

    /**
     * @param leagues whose results are published; all that have submitted when absent
     * @param publishedOn only for results from before the procedure: day that the release states, neither in the future nor
     *     before what was rated; within the procedure it is the day itself, and none is stated (I-33)
     */
    public record PublicationOrder(
            @Nullable Set<String> leagues, @Nullable LocalDate publishedOn) {}

    @POST
    @Path("/{year}/publication")
    @Operation(
            summary = "公布结果 · publish what leagues have submitted, by a second officer, as a job",
            description =
                    "A year in which the procedure was never begun is published as a historical import: its latest"
                            + " complete rating, once, while another officer has opened the year to its history (I-30).")
    @APIResponse(
            responseCode = "202",
            description = "任务已开始 · the job has started",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Job.class)))
    @Declared(region = ALL, subject = SubjectKind.YEAR)
    public Uni<Response> publish(
            @PathParam("year") String year,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Nullable PublicationOrder order) {
        EvaluationYear wanted = parse(year);
        LocalDate publishedOn = order == null ? null : order.publishedOn();
        if (publishedOn != null && isBeyond(publishedOn, wanted.firstDay())) {
            throw YearJobs.wrongDay(publishedOn, "不能晚于今天，也不能早于" + wanted.firstDay());
        }
        Set<String> leagues = order == null || order.leagues() == null ? Set.of() : order.leagues();
        Act act = caller.act(year);
        return years.find(wanted, act.actor())
                .chain(() -> jobs.publish(wanted, leagues, publishedOn, act))
                .flatMap(job -> answers.answer(job, prefer));
    }

    private LocalDate within(String field, @Nullable LocalDate day, LocalDate earliest) {
        if (day == null) {
            throw RefusalException.invalid(field, null, "必填，格式为 YYYY-MM-DD");
        }
        if (isBeyond(day, earliest)) {
            throw RefusalException.invalid(field, day.toString(), "不能晚于今天，也不能早于" + earliest);
        }
        return day;
    }

    private boolean isBeyond(LocalDate day, LocalDate earliest) {
        return day.isAfter(clock.today()) || day.isBefore(earliest);
    }

    static EvaluationYear parse(String year) {
        EvaluationYear parsed = new EvaluationYear(Stated.year(year));
        parsed.rules();
        return parsed;
    }
}
