package io.ecocredit.evaluations;

import io.ecocredit.evaluations.BulkService.Item;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.procedure.step.StepForm;
import io.ecocredit.regulation.procedure.Action;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Cases as a list in a browser, with one step for all that are ticked (A20). */
@Path("/inside/cases")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CaseListPages {

    private static final String PAGE = "100";

    private final CaseService cases;
    private final BulkService bulk;
    private final Divisions divisions;
    private final Caller caller;
    private final Visitors visitors;

    CaseListPages(CaseService cases, BulkService bulk, Divisions divisions, Caller caller, Visitors visitors) {
        this.cases = cases;
        this.bulk = bulk;
        this.divisions = divisions;
        this.caller = caller;
        this.visitors = visitors;
    }

    /** What was asked for, as the form shows it again. */
    record Asked(String year, String step, String league, String uscc, boolean late) {

        static Asked of(CaseQuery.Asked asked) {
            return new Asked(
                    Objects.requireNonNullElse(asked.year(), ""),
                    Objects.requireNonNullElse(asked.step(), ""),
                    Objects.requireNonNullElse(asked.league(), ""),
                    Objects.requireNonNullElse(asked.uscc(), ""),
                    "true".equals(asked.late()));
        }

        String address(@Nullable String cursor) {
            return Forms.address(
                    "/inside/cases",
                    Map.of(
                            "year", year,
                            "step", step,
                            "league", league,
                            "uscc", uscc,
                            "late", late ? "true" : "",
                            "cursor", Objects.requireNonNullElse(cursor, "")));
        }
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance evaluations(
                Visitor visitor,
                Asked asked,
                List<Step> steps,
                List<Division> leagues,
                List<CaseView> items,
                List<TickedCases.Choice> choices,
                @Nullable String next,
                @Nullable Problem fault);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> casesPage(@BeanParam CaseResource.Parameters parameters) {
        CaseQuery.Asked asked = parameters.asked();
        CaseQuery.Asked wanted = new CaseQuery.Asked(
                Forms.text(asked.year()),
                Forms.text(asked.step()),
                Forms.text(asked.league()),
                Forms.text(asked.uscc()),
                Forms.text(asked.late()),
                asked.cursor(),
                PAGE);
        return Uni.createFrom()
                .deferred(() -> cases.list(CaseQuery.of(wanted, divisions), caller.actor()))
                .map(page -> Forms.page(200, page(wanted, page, null)))
                .onFailure(ProblemException.class)
                .recoverWithItem(failure -> {
                    Problem problem = Problems.of(failure);
                    return Forms.page(problem.status(), page(wanted, new Page<>(List.of(), null), problem));
                });
    }

    private TemplateInstance page(CaseQuery.Asked wanted, Page<CaseView> page, @Nullable Problem fault) {
        Asked asked = Asked.of(wanted);
        return Templates.evaluations(
                visitor(),
                asked,
                Stream.of(Step.values())
                        .filter(step -> step != Step.CONCLUDED && step != Step.LETTER_SENT)
                        .toList(),
                divisions.leagues(),
                page.items(),
                TickedCases.choices(page.items().stream().flatMap(each -> each.actions().stream())),
                page.next() == null ? null : asked.address(page.next()),
                fault);
    }

    private Visitor visitor() {
        Actor reader = caller.actor();
        return visitors.current();
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> takeStepsOnPage(
            @RestForm @Nullable String action, @RestForm @Nullable List<String> item, @BeanParam StepForm typed) {
        Action wanted = TickedCases.action(action);
        List<Item> items = TickedCases.items(item);
        return bulk.act(items, wanted, typed.order(), caller.act("evaluation", null), null)
                .map(done -> TickedCases.page(visitor(), "/inside/cases", wanted, done));
    }
}
