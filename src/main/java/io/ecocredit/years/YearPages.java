package io.ecocredit.years;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A year as a progress board in a browser, with what leagues and the region do for a whole list (A7, A20). */
@Path("/inside/years")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class YearPages {

    private static final int LONGEST_REASON = 500;

    private final YearService years;
    private final Work work;
    private final Divisions divisions;
    private final Caller caller;
    private final Clock clock;

    /** What a year goes through. */
    @Singleton
    record Work(
            ParticipantService participants,
            SubmissionService submissions,
            SpotCheckService checks,
            LeaguePublication publication,
            AssessmentService assessments) {}

    YearPages(YearService years, Work work, Divisions divisions, Caller caller, Clock clock) {
        this.years = years;
        this.work = work;
        this.divisions = divisions;
        this.caller = caller;
        this.clock = clock;
    }

    /** Cases of a league by step; only steps at which there are any. */
    record Row(String league, String leagueLabel, Map<Step, Long> cases, long overdue) {
        public long at(Step step) {
            return cases.getOrDefault(step, 0L);
        }
    }

    /** All that the board shows. */
    record Board(
            Year year,
            List<Step> steps,
            List<Row> rows,
            List<SubmissionService.Submission> submissions,
            List<SpotCheckService.Drawn> checks,
            SpotCheckService.@Nullable Announced announced,
            List<Assessment> assessments,
            List<Division> leagues) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance years(Visitor visitor, List<Year> years, @Nullable Problem fault);

        static native TemplateInstance board(
                Visitor visitor, Board board, @Nullable String done, @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> yearsPage() {
        return list(null);
    }

    private Uni<TemplateInstance> list(@Nullable Problem fault) {
        return years.all(caller.actor()).map(all -> Templates.years(visitor(), all, fault));
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> openYearOnPage(@RestForm @Nullable String year) {
        return Forms.carryOut(
                Uni.createFrom().deferred(() -> {
                    EvaluationYear wanted = YearResource.parse(Objects.requireNonNullElse(year, ""));
                    if (wanted.firstDay().isAfter(visitor().today())) {
                        throw ProblemException.invalid("year", year, "该年度尚未到来");
                    }
                    return years.open(wanted, caller.act("year", year)).replaceWith("/inside/years/" + wanted.value());
                }),
                this::list);
    }

    @GET
    @Path("/{year}")
    @Operation(hidden = true)
    public Uni<TemplateInstance> yearPage(@PathParam("year") String year, @QueryParam("done") @Nullable String done) {
        return board(YearResource.parse(year), done == null ? null : "已办理", null);
    }

    private Uni<TemplateInstance> board(EvaluationYear wanted, @Nullable String done, @Nullable Problem fault) {
        Actor reader = caller.actor();
        int year = wanted.value();
        return years.all(reader)
                .map(all -> all.stream()
                        .filter(each -> each.year() == year)
                        .findFirst()
                        .orElseThrow(() -> YearRepository.notOpen(year)))
                .flatMap(found -> Uni.combine()
                        .all()
                        .unis(
                                work.assessments().progress(year, reader),
                                work.submissions().of(year, null, reader),
                                work.checks().of(year, null, reader),
                                work.checks().announced(year, reader),
                                work.assessments().of(year, reader))
                        .asTuple()
                        .map(parts -> new Board(
                                found,
                                steps(parts.getItem1()),
                                rows(parts.getItem1()),
                                parts.getItem2(),
                                parts.getItem3(),
                                parts.getItem4().stream().findFirst().orElse(null),
                                parts.getItem5(),
                                divisions.leagues())))
                .map(shown -> Templates.board(visitor(), shown, done, fault));
    }

    private static List<Step> steps(List<AssessmentService.Progress> progress) {
        return Arrays.stream(Step.values())
                .filter(step -> progress.stream().anyMatch(each -> each.step().equals(step.name())))
                .toList();
    }

    private static List<Row> rows(List<AssessmentService.Progress> progress) {
        Map<String, Row> rows = new TreeMap<>();
        for (AssessmentService.Progress each : progress) {
            Row before = rows.getOrDefault(
                    each.league(), new Row(each.league(), each.leagueLabel(), new EnumMap<>(Step.class), 0));
            before.cases().put(Step.valueOf(each.step()), each.cases());
            rows.put(
                    each.league(),
                    new Row(before.league(), before.leagueLabel(), before.cases(), before.overdue() + each.overdue()));
        }
        return List.copyOf(rows.values());
    }

    private Visitor visitor() {
        return Visitor.of(caller.actor(), divisions, clock);
    }

    @POST
    @Path("/{year}/participants")
    @Operation(hidden = true)
    public Uni<Response> drawOnPage(@PathParam("year") String year) {
        return take(year, wanted -> years.draw(wanted, caller.act("year", year)));
    }

    @POST
    @Path("/{year}/listing")
    @Operation(hidden = true)
    public Uni<Response> addParticipantOnPage(
            @PathParam("year") String year, @RestForm @Nullable String uscc, @RestForm @Nullable String reason) {
        return take(
                year,
                wanted -> work.participants()
                        .add(
                                wanted.value(),
                                new Uscc(Objects.requireNonNullElse(uscc, "").strip()),
                                league(),
                                required(reason),
                                caller.act("institution", uscc)));
    }

    @POST
    @Path("/{year}/submission")
    @Operation(hidden = true)
    public Uni<Response> submitOnPage(@PathParam("year") String year) {
        return take(year, wanted -> work.submissions().submit(wanted.value(), league(), caller.act("year", year)));
    }

    @POST
    @Path("/{year}/spot-check-value")
    @Operation(hidden = true)
    public Uni<Response> announceValueOnPage(@PathParam("year") String year, @RestForm @Nullable String value) {
        return take(
                year,
                wanted -> work.checks()
                        .announce(
                                wanted.value(), SubmissionResource.value(Forms.text(value)), caller.act("year", year)));
    }

    @POST
    @Path("/{year}/spot-checks")
    @Operation(hidden = true)
    public Uni<Response> drawSpotCheckOnPage(
            @PathParam("year") String year, @RestForm @Nullable String league, @RestForm @Nullable String size) {
        return take(year, wanted -> {
            String of = Objects.requireNonNullElse(league, "");
            divisions.refusalAsLeague("league", of).ifPresent(refusal -> {
                throw refusal.asException();
            });
            return work.checks()
                    .draw(
                            wanted.value(),
                            of,
                            new SpotCheckService.Wish(SubmissionResource.size(Forms.number("size", size)), List.of()),
                            caller.act("year", year));
        });
    }

    @POST
    @Path("/{year}/publication")
    @Operation(hidden = true)
    public Uni<Response> publishOnPage(@PathParam("year") String year) {
        return take(year, wanted -> {
            Act act = caller.act("year", year);
            return work.publication().publish(wanted.value(), Set.of(), act);
        });
    }

    private Uni<Response> take(String year, Function<EvaluationYear, Uni<?>> step) {
        EvaluationYear wanted = YearResource.parse(year);
        return Forms.carryOut(
                Uni.createFrom()
                        .deferred(
                                () -> step.apply(wanted).replaceWith("/inside/years/" + wanted.value() + "?done=true")),
                fault -> board(wanted, null, fault));
    }

    private String league() {
        return Objects.requireNonNull(caller.actor().league(), "the access table lets leagues alone do it");
    }

    private static String required(@Nullable String reason) {
        String text = Forms.text(reason);
        if (text == null || text.length() > LONGEST_REASON) {
            throw ProblemException.invalid("reason", null, "理由应为1至" + LONGEST_REASON + "字");
        }
        return text;
    }
}
