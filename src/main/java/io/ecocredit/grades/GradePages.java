package io.ecocredit.grades;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeRepository.Found;
import io.ecocredit.grades.GradeRepository.Stored;
import io.ecocredit.grades.GradeResource.FormerName;
import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The public look-up for people: rendered here, readable without scripts, by keyboard and on a phone (A20.6). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(Article.A20)
public class GradePages {

    private static final int PAGE = 20;

    private final GradeRepository repository;
    private final ReleaseRepository releases;
    private final Presentation presentation;
    private final RoutingContext request;

    /** What turns stored results into something to show. */
    @Singleton
    record Presentation(ObjectMapper json, Divisions divisions, Clock clock, PublicAddress addresses) {
        PublishedGrade parse(String document) {
            try {
                return json.readValue(document, PublishedGrade.class);
            } catch (JsonProcessingException storedByUs) {
                throw new IllegalStateException(storedByUs);
            }
        }

        List<FormerName> formerNames(String array) {
            try {
                return List.of(json.readValue(array, FormerName[].class));
            } catch (JsonProcessingException composedByUs) {
                throw new IllegalStateException(composedByUs);
            }
        }
    }

    GradePages(
            GradeRepository repository, ReleaseRepository releases, Presentation presentation, RoutingContext request) {
        this.repository = repository;
        this.releases = releases;
        this.presentation = presentation;
        this.request = request;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(SearchForm form, List<Release> releases, List<GradeMeaning> meanings);

        static native TemplateInstance results(
                SearchForm form, List<PublishedGrade> items, @Nullable String next, @Nullable String fault);

        static native TemplateInstance institution(
                PublishedGrade current,
                List<PublishedGrade> earlier,
                List<FormerName> formerNames,
                @Nullable String successor,
                String address);
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> homePage() {
        SearchForm form = SearchForm.empty(presentation.divisions());
        return releases.all().map(all -> Templates.home(form, all, GradeMeaning.all()));
    }

    @GET
    @Path("grades")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> resultsPage(@BeanParam GradeResource.Parameters parameters) {
        Asked asked = parameters.asked();
        SearchForm form = SearchForm.of(asked, presentation.divisions());
        try {
            GradeQuery query = GradeQuery.of(
                    asked, presentation.divisions(), presentation.clock().instant(), PAGE);
            return repository.search(query).map(found -> RestResponse.ok(page(form, query, found)));
        } catch (ProblemException fault) {
            return Uni.createFrom()
                    .item(RestResponse.status(
                            RestResponse.Status.BAD_REQUEST,
                            Templates.results(form, List.of(), null, SearchForm.faultOf(fault.problem()))));
        }
    }

    private TemplateInstance page(SearchForm form, GradeQuery query, List<Stored> found) {
        List<PublishedGrade> items = found.stream()
                .limit(query.limit())
                .map(stored -> presentation.parse(stored.document()))
                .toList();
        String next = found.size() > query.limit()
                ? form.addressOfNext(GradeQuery.cursorAfter(items.getLast().uscc()))
                : null;
        return Templates.results(form, items, next, null);
    }

    @GET
    @Path("grades/{uscc}")
    @Operation(hidden = true)
    public Uni<Response> institutionPage(@PathParam("uscc") String uscc) {
        return repository.of(new Uscc(uscc).value(), null).map(this::page);
    }

    private Response page(Found found) {
        List<PublishedGrade> results =
                found.own().stream().map(presentation::parse).toList();
        String successor = found.successor();
        if (!results.isEmpty()) {
            return Response.ok(Templates.institution(
                            results.getFirst(),
                            results.subList(1, results.size()),
                            presentation.formerNames(found.formerNames()),
                            successor,
                            presentation.addresses().of("", request.request())))
                    .build();
        }
        if (successor == null) {
            throw GradeResource.noneFound();
        }
        return Response.status(Response.Status.FOUND)
                .header("Location", "/grades/" + successor)
                .build();
    }
}
