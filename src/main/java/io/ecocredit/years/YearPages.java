package io.ecocredit.years;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.procedure.board.Assessment;
import io.ecocredit.procedure.board.ProgressBoard;
import io.ecocredit.procedure.submission.SampleSize;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A year as a progress board in a browser, with what leagues and the region do for a whole list (A7, A20). */
@Path("/inside/years/{year}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class YearPages {

    private static final int LONGEST_REASON = 500;

    private final YearService years;
    private final Work work;
    private final Divisions divisions;
    private final Caller caller;
    private final Visitors visitors;

    /** What a year goes through. */
    @Singleton
    record Work(
            ParticipantService participants,
            SubmissionService submissions,
            SpotCheckService checks,
            LeaguePublication publication,
            AssessmentService assessments) {}

    YearPages(YearService years, Work work, Divisions divisions, Caller caller, Visitors visitors) {
        this.years = years;
        this.work = work;
        this.divisions = divisions;
        this.caller = caller;
        this.visitors = visitors;
    }

    /** All that the board shows. */
    record Board(
            Year year,
            ProgressBoard progress,
            List<SubmissionService.Submission> submissions,
            List<SpotCheckService.Drawn> checks,
            SpotCheckService.@Nullable Announced announced,
            List<Assessment> assessments,
            List<Division> leagues) {}

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance board(
                Visitor visitor, Board board, @Nullable String done, @Nullable Problem fault);
    }

    @GET
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
                                ProgressBoard.of(parts.getItem1()),
                                parts.getItem2(),
                                parts.getItem3(),
                                parts.getItem4().stream().findFirst().orElse(null),
                                parts.getItem5(),
                                divisions.leagues())))
                .map(shown -> Templates.board(visitor(), shown, done, fault));
    }

    private Visitor visitor() {
        return visitors.current();
    }

    @POST
    @Path("/participants")
    @Operation(hidden = true)
    public Uni<Response> drawOnPage(@PathParam("year") String year) {
        return take(year, wanted -> years.draw(wanted, caller.act("year", year)));
    }

    @POST
    @Path("/listing")
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
                                Forms.required("reason", reason, LONGEST_REASON, "理由"),
                                caller.act("institution", uscc)));
    }

    @POST
    @Path("/lead")
    @Operation(hidden = true)
    public Uni<Response> moveLeadOnPage(
            @PathParam("year") String year,
            @RestForm @Nullable String uscc,
            @RestForm @Nullable String league,
            @RestForm @Nullable String reason) {
        return take(
                year,
                wanted -> work.participants()
                        .move(
                                wanted.value(),
                                new Uscc(Objects.requireNonNullElse(uscc, "").strip()),
                                required(league),
                                Forms.required("reason", reason, LONGEST_REASON, "理由"),
                                caller.act("institution", uscc)));
    }

    @POST
    @Path("/submission")
    @Operation(hidden = true)
    public Uni<Response> submitOnPage(@PathParam("year") String year) {
        return take(year, wanted -> work.submissions().submit(wanted.value(), league(), caller.act("year", year)));
    }

    @POST
    @Path("/spot-check-value")
    @Operation(hidden = true)
    public Uni<Response> announceValueOnPage(@PathParam("year") String year, @RestForm @Nullable String value) {
        return take(
                year,
                wanted -> work.checks()
                        .announce(
                                wanted.value(), SubmissionResource.value(Forms.text(value)), caller.act("year", year)));
    }

    @POST
    @Path("/spot-checks")
    @Operation(hidden = true)
    public Uni<Response> drawSpotCheckOnPage(
            @PathParam("year") String year,
            @RestForm @Nullable String league,
            @RestForm @Nullable String size,
            @RestForm @Nullable String chosen) {
        return take(year, wanted -> {
            List<String> institutions = Forms.words(chosen).stream()
                    .map(uscc -> new Uscc(uscc).value())
                    .toList();
            int drawn = SampleSize.required(Forms.number("size", size));
            return work.checks()
                    .draw(
                            wanted.value(),
                            required(league),
                            new SpotCheckService.Wish(drawn, institutions),
                            caller.act("year", year));
        });
    }

    @POST
    @Path("/publication")
    @Operation(hidden = true)
    public Uni<Response> publishOnPage(@PathParam("year") String year, @RestForm @Nullable String league) {
        return take(year, wanted -> {
            Act act = caller.act("year", year);
            Set<String> leagues = Forms.text(league) == null ? Set.of() : Set.of(required(league));
            return work.publication().publish(wanted.value(), leagues, act);
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

    private String required(@Nullable String league) {
        String of = Objects.requireNonNullElse(league, "");
        divisions.refusalAsLeague("league", of).ifPresent(refusal -> {
            throw refusal.asException();
        });
        return of;
    }

    private String league() {
        return Objects.requireNonNull(caller.actor().league(), "the access table lets leagues alone do it");
    }
}
