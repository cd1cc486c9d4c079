package io.ecocredit.scores;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.scores.ScoreService.Simulation;
import io.ecocredit.scores.SimulationOrder.RectifiedRecord;
import io.ecocredit.scores.SimulationOrder.SupposedRecord;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an institution's score came about, as a chart and day by day, and what it would be if (A16, A22). */
@Path("/inside/institutions/{uscc}/score")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ScorePages {

    private final ScoreService scores;
    private final LegalClock clock;
    private final Visitors visitors;
    private final Caller caller;

    ScorePages(ScoreService scores, LegalClock clock, Visitors visitors, Caller caller) {
        this.scores = scores;
        this.clock = clock;
        this.visitors = visitors;
        this.caller = caller;
    }

    /**
     * All that the page shows.
     *
     * @param records numbers of records that were there and have not ended, for whoever supposes something
     */
    record Shown(
            String uscc,
            TimelineView timeline,
            ScoreChart chart,
            List<String> records,
            Form form,
            @Nullable Simulation simulation) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance score(Visitor visitor, Shown shown, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> scorePage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), Form.nothing(), null, null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, Form form, @Nullable Simulation simulation, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return scores.timeline(uscc, visitor.today(), clock.instant(), caller.actor())
                .map(timeline -> Templates.score(
                        visitor,
                        new Shown(
                                uscc.value(),
                                timeline,
                                ScoreChart.of(timeline, visitor.today()),
                                records(timeline),
                                form,
                                simulation),
                        fault));
    }

    private static List<String> records(TimelineView timeline) {
        return timeline.days().stream()
                .flatMap(day -> day.happenings().stream())
                .flatMap(it -> Stream.ofNullable(it.recordNo()))
                .distinct()
                .sorted()
                .toList();
    }

    @POST
    @ActsAs(of = ScoreResource.class, operation = "simulateScore")
    public Uni<Response> simulateScoreOnPage(@PathParam("uscc") String uscc, Form form) {
        Uscc institution = new Uscc(uscc);
        LocalDate today = clock.today();
        return Forms.orAgain(
                Uni.createFrom()
                        .deferred(() -> {
                            SimulationOrder order = form.read(Supposition.class).order();
                            return scores.simulate(institution, order.question(today), order.whatIf(), caller.actor());
                        })
                        .flatMap(simulation -> page(institution, form, simulation, null))
                        .map(page -> Forms.page(200, page)),
                fault -> page(institution, form.refused(fault), null, fault));
    }

    /**
     * What a form supposes: records that are put right on one day, and one that is added.
     *
     * @param rectified their numbers
     */
    record Supposition(
            @Nullable LocalDate at,
            @Nullable Set<String> rectified,
            @Nullable LocalDate rectifiedOn,
            @Nullable String indicator,
            @Nullable LocalDate producedOn) {

        SimulationOrder order() {
            return new SimulationOrder(
                    null,
                    at,
                    new TreeSet<>(Objects.requireNonNullElse(rectified, Set.<String>of()))
                            .stream()
                                    .<@Nullable RectifiedRecord>map(number -> new RectifiedRecord(number, rectifiedOn))
                                    .toList(),
                    null,
                    indicator == null ? null : List.of(new SupposedRecord(indicator, producedOn, null, null, null)));
        }
    }
}
