package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.BulkService;
import io.ecocredit.evaluations.BulkService.ItemStatus;
import io.ecocredit.evaluations.TickedCases;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.InsidePages;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.practitioners.procedure.PractitionerCaseQuery.Asked;
import io.ecocredit.procedure.step.StepForm;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * Practitioners' cases as a list in a browser, with one step for all that are ticked, and the notices on them; where a
 * practitioner begins (A21).
 */
@Path(PractitionerListPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PractitionerListPages {

    static final String PATH = InsidePages.PRACTITIONERS;
    private static final String SUBJECT = "practitionerEvaluation";
    private static final String PAGE = "100";
    private static final String NOTICES = "20";

    private final PractitionerCaseService cases;
    private final BulkService bulk;
    private final PractitionerInbox inbox;
    private final Divisions divisions;
    private final Visitors visitors;
    private final Caller caller;

    PractitionerListPages(
            PractitionerCaseService cases,
            BulkService bulk,
            PractitionerInbox inbox,
            Divisions divisions,
            Visitors visitors,
            Caller caller) {
        this.cases = cases;
        this.bulk = bulk;
        this.inbox = inbox;
        this.divisions = divisions;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** What was asked for, as the form shows it again. */
    record Shown(String year, String step, String league, String practitioner, boolean late) {

        static Shown of(Asked asked) {
            return new Shown(
                    Objects.requireNonNullElse(asked.year(), ""),
                    Objects.requireNonNullElse(asked.step(), ""),
                    Objects.requireNonNullElse(asked.league(), ""),
                    Objects.requireNonNullElse(asked.practitioner(), ""),
                    "true".equals(asked.late()));
        }

        String next(String cursor) {
            return Forms.address(
                    PATH,
                    Map.of(
                            "year", year,
                            "step", step,
                            "league", league,
                            "practitioner", practitioner,
                            "late", late ? "true" : "",
                            "cursor", cursor));
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance practitioners(
                Visitor visitor,
                Shown asked,
                List<Step> steps,
                List<Division> leagues,
                List<PractitionerCaseView> items,
                List<TickedCases.Choice> choices,
                @Nullable String next,
                List<PractitionerMessage> notices,
                @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> practitionerCasesPage(@BeanParam PractitionerCaseResource.PractitionerParameters parameters) {
        Asked asked = parameters.asked();
        Asked wanted = new Asked(
                Forms.text(asked.year()),
                Forms.text(asked.step()),
                Forms.text(asked.league()),
                Forms.text(asked.practitioner()),
                Forms.text(asked.late()),
                asked.cursor(),
                PAGE);
        Act act = caller.act(SUBJECT, null);
        return Uni.createFrom()
                .deferred(() -> cases.list(PractitionerCaseQuery.of(wanted, divisions), act))
                .flatMap(found -> inbox.notices(Window.of(null, NOTICES, key -> true), act.actor())
                        .map(notices -> Forms.page(200, page(wanted, found, notices.items(), null))))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> {
                    Problem problem = Problems.of(failure);
                    return Forms.page(problem.status(), page(wanted, new Page<>(List.of(), null), List.of(), problem));
                });
    }

    private TemplateInstance page(
            Asked wanted, Page<PractitionerCaseView> page, List<PractitionerMessage> notices, @Nullable Problem fault) {
        Shown asked = Shown.of(wanted);
        String next = page.next();
        return Templates.practitioners(
                visitors.current(),
                asked,
                Stream.of(Step.values())
                        .filter(step -> Procedure.PRACTITIONERS.rows().stream()
                                .anyMatch(row -> row.from() == step || row.to() == step))
                        .toList(),
                divisions.leagues(),
                page.items(),
                TickedCases.choices(page.items().stream().flatMap(each -> each.actions().stream())),
                next == null ? null : asked.next(next),
                notices,
                fault);
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> takePractitionerStepsOnPage(
            @RestForm @Nullable String action, @RestForm @Nullable List<String> item, @BeanParam StepForm typed) {
        Action wanted = TickedCases.action(action);
        Act act = caller.act(SUBJECT, null);
        return bulk.each(TickedCases.items(item), each -> {
                    UUID id = each.evaluationId();
                    return cases.act(
                                    new WantedStep(id, each.version(), wanted, typed.order()),
                                    act.on(SUBJECT, id.toString()))
                            .map(view -> ItemStatus.taken(id, view.step(), view.version()));
                })
                .map(done -> TickedCases.page(visitors.current(), PATH, wanted, done));
    }
}
