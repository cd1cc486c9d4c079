package io.ecocredit.procedure.pages;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.procedure.batch.BulkService;
import io.ecocredit.procedure.line.CaseQuery;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.procedure.line.SeenCase;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Procedure;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cases as a list in a browser, with one step for all that are ticked (A20, A21). */
@Singleton
public class CaseLists {

    private static final String PAGE = "100";

    private final CaseService cases;
    private final BulkService bulk;
    private final Divisions divisions;
    private final Visitors visitors;
    private final Caller caller;

    CaseLists(CaseService cases, BulkService bulk, Divisions divisions, Visitors visitors, Caller caller) {
        this.cases = cases;
        this.bulk = bulk;
        this.divisions = divisions;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** What was asked for, as the form shows it again. */
    public record Asked(String year, String step, String league, String key, boolean late) {

        static Asked of(CaseQuery.Asked asked) {
            return new Asked(
                    Objects.requireNonNullElse(asked.year(), ""),
                    Objects.requireNonNullElse(asked.step(), ""),
                    Objects.requireNonNullElse(asked.league(), ""),
                    Objects.requireNonNullElse(asked.key(), ""),
                    "true".equals(asked.late()));
        }

        String address(String path, String keyName, String cursor) {
            return Forms.address(
                    path,
                    Map.of(
                            "year",
                            year,
                            "step",
                            step,
                            "league",
                            league,
                            keyName,
                            key,
                            "late",
                            late ? "true" : "",
                            "cursor",
                            cursor));
        }
    }

    /** All that a list shows. */
    public record Listing<V>(
            Asked asked,
            List<Step> steps,
            List<Division> leagues,
            List<V> items,
            List<TickedCases.Choice> choices,
            @Nullable String next,
            @Nullable Problem fault) {}

    /**
     * The page of a list.
     *
     * @param keyName of the parameter by which one subject is asked for
     */
    public <V extends SeenCase> Uni<Response> page(
            Line<?, V> line,
            String keyName,
            CaseQuery.Asked asked,
            Function<Listing<V>, Uni<TemplateInstance>> template) {
        CaseQuery.Asked wanted = new CaseQuery.Asked(
                Forms.text(asked.year()),
                Forms.text(asked.step()),
                Forms.text(asked.league()),
                Forms.text(asked.key()),
                Forms.text(asked.late()),
                asked.cursor(),
                PAGE);
        return Uni.createFrom()
                .deferred(() -> cases.list(line, CaseQuery.of(wanted, line, divisions), caller.act(null)))
                .flatMap(found -> template.apply(listing(line, keyName, wanted, found, null)))
                .map(page -> Forms.page(200, page))
                .onFailure(RefusalException.class)
                .recoverWithUni(failure -> {
                    Problem problem = Problems.of(failure);
                    return template.apply(listing(line, keyName, wanted, new Page<>(List.of(), null), problem))
                            .map(page -> Forms.page(problem.status(), page));
                });
    }

    private <V extends SeenCase> Listing<V> listing(
            Line<?, V> line, String keyName, CaseQuery.Asked wanted, Page<V> page, @Nullable Problem fault) {
        Asked asked = Asked.of(wanted);
        String next = page.next();
        return new Listing<>(
                asked,
                Stream.of(Step.values())
                        .filter(step -> isOf(line.procedure(), step))
                        .toList(),
                divisions.leagues(),
                page.items(),
                TickedCases.choices(page.items().stream().flatMap(each -> each.actions().stream())),
                next == null ? null : asked.address(line.terms().page(), keyName, next),
                fault);
    }

    private static boolean isOf(Procedure procedure, Step step) {
        return procedure.rows().stream().anyMatch(row -> row.from() == step || row.to() == step);
    }

    /** Takes one step on all that are ticked, and tells what became of each. */
    public Uni<Response> take(Line<?, ?> line, Form form) {
        TickedCases.Ticked ticked = form.read(TickedCases.Ticked.class);
        Action wanted = ticked.wanted();
        return bulk.act(
                        line,
                        ticked.items(),
                        wanted,
                        new StepOrder(ticked.reason(), null, null, null),
                        caller.act(null),
                        null)
                .map(done -> TickedCases.page(visitors.current(), line.terms().page(), wanted, done));
    }
}
