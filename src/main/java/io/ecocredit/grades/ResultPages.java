package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.grades.SearchForm.Facet;
import io.ecocredit.grades.SearchRepository.Search;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The search for people, with how many results each other condition would find beside them (A20.6). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_6)
public class ResultPages {

    private static final int PAGE = 20;

    private final SearchRepository searches;
    private final PublicAnswers answers;
    private final Json json;
    private final Divisions divisions;
    private final LegalClock clock;

    ResultPages(SearchRepository searches, PublicAnswers answers, Json json, Divisions divisions, LegalClock clock) {
        this.searches = searches;
        this.answers = answers;
        this.json = json;
        this.divisions = divisions;
        this.clock = clock;
    }

    /** What the page of results shows. */
    record Results(
            List<PublishedGrade> items,
            @Nullable String next,
            @Nullable Counts counts,
            List<Facet> facets,
            List<Suggestion> suggestions) {

        static final Results NONE = new Results(List.of(), null, null, List.of(), List.of());
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance results(SearchForm form, Results results, @Nullable String fault);
    }

    @GET
    @Path("grades")
    @Declared(open = true)
    public Uni<Response> resultsPage(@BeanParam Asked asked, @Context Request conditions) {
        SearchForm form = SearchForm.of(asked, divisions);
        try {
            GradeQuery query = GradeQuery.of(asked, divisions, clock.instant(), PAGE);
            return answers.page(
                    "results " + query + " " + form.q(),
                    conditions,
                    () -> searches.search(query)
                            .map(found -> Templates.results(form, shown(form, query, found), null)));
        } catch (RefusalException fault) {
            return Uni.createFrom()
                    .item(Response.status(Response.Status.BAD_REQUEST)
                            .entity(Templates.results(form, Results.NONE, SearchForm.faultOf(Problems.of(fault)))
                                    .render())
                            .build());
        }
    }

    private Results shown(SearchForm form, GradeQuery query, Search found) {
        List<PublishedGrade> items = found.items().stream()
                .limit(query.limit())
                .map(stored -> json.read(stored.document(), PublishedGrade.class))
                .toList();
        String next = found.items().size() > query.limit()
                ? form.with(
                        "cursor", found.items().get(query.limit() - 1).place().cursor())
                : null;
        Counts counts = found.counts();
        return new Results(items, next, counts, counts == null ? List.of() : form.facets(counts), found.suggestions());
    }
}
