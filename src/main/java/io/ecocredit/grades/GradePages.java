package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.grades.GradeRepository.Found;
import io.ecocredit.grades.GradeResource.Counts;
import io.ecocredit.grades.GradeResource.FormerName;
import io.ecocredit.grades.GradeResource.Suggestion;
import io.ecocredit.grades.PublicAnswers.Answer;
import io.ecocredit.grades.SearchForm.Facet;
import io.ecocredit.grades.SearchRepository.Search;
import io.ecocredit.platform.pages.QrCode;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The public look-up for people: rendered here, readable without scripts, by keyboard and on a phone (A20.6). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_6)
public class GradePages {

    private static final int PAGE = 20;

    private final Read read;
    private final PublicAnswers answers;
    private final Presentation presentation;

    /** What is read of the published schema. */
    @Singleton
    record Read(GradeRepository results, SearchRepository searches, ReleaseRepository releases) {}

    GradePages(Read read, PublicAnswers answers, Presentation presentation) {
        this.read = read;
        this.answers = answers;
        this.presentation = presentation;
    }

    /**
     * What the page of an institution shows.
     *
     * @param address of this service, as the public reaches it
     * @param digest SHA-256, in hexadecimal, of what the interface answers for the code
     * @param structured the result in the words of schema.org
     */
    record Sheet(
            PublishedGrade current,
            List<PublishedGrade> earlier,
            List<FormerName> formerNames,
            @Nullable String successor,
            String address,
            String digest,
            QrCode code,
            String structured) {}

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
        private Templates() {}

        static native TemplateInstance home(
                SearchForm form,
                List<Release> releases,
                List<GradeMeaning> meanings,
                String address,
                String structured);

        static native TemplateInstance results(SearchForm form, Results results, @Nullable String fault);

        static native TemplateInstance institution(Sheet sheet);
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> homePage(@Context RoutingContext request, @Context Request conditions) {
        String address = addressFor(request);
        return answers.to(
                "home " + address,
                conditions,
                () -> read.releases()
                        .all()
                        .map(all -> Optional.of(Answer.ok(Templates.home(
                                        SearchForm.empty(presentation.divisions()),
                                        all,
                                        GradeMeaning.all(),
                                        address,
                                        presentation.structured(StructuredData.ofSite(address)))
                                .render()))));
    }

    @GET
    @Path("grades")
    @Operation(hidden = true)
    public Uni<Response> resultsPage(@BeanParam GradeResource.Parameters parameters, @Context Request conditions) {
        Asked asked = parameters.asked();
        SearchForm form = SearchForm.of(asked, presentation.divisions());
        try {
            GradeQuery query = GradeQuery.of(
                    asked, presentation.divisions(), presentation.clock().instant(), PAGE);
            return answers.to(
                    "results " + query + " " + form.q(),
                    conditions,
                    () -> read.searches()
                            .search(query)
                            .map(found -> Optional.of(Answer.ok(Templates.results(form, shown(form, query, found), null)
                                    .render()))));
        } catch (ProblemException fault) {
            return Uni.createFrom()
                    .item(Response.status(Response.Status.BAD_REQUEST)
                            .entity(Templates.results(form, Results.NONE, SearchForm.faultOf(fault.problem()))
                                    .render())
                            .build());
        }
    }

    private Results shown(SearchForm form, GradeQuery query, Search found) {
        List<PublishedGrade> items = found.items().stream()
                .limit(query.limit())
                .map(stored -> presentation.parse(stored.document()))
                .toList();
        String next = found.items().size() > query.limit()
                ? form.with(
                        "cursor", found.items().get(query.limit() - 1).place().cursor())
                : null;
        Counts counts = presentation.view(found.counts());
        return new Results(items, next, counts, counts == null ? List.of() : form.facets(counts), found.suggestions());
    }

    @GET
    @Path("grades/{uscc}")
    @Operation(hidden = true)
    public Uni<Response> institutionPage(
            @PathParam("uscc") String uscc, @Context RoutingContext request, @Context Request conditions) {
        String code = new Uscc(uscc).value();
        String address = addressFor(request);
        return answers.to(
                "institution " + code + " " + address,
                conditions,
                () -> read.results().of(code, null).map(found -> page(found, code, address)));
    }

    private Optional<Answer> page(Found found, String code, String address) {
        String successor = found.successor();
        if (!found.own().isEmpty()) {
            return Optional.of(
                    Answer.ok(Templates.institution(sheet(found, code, address)).render()));
        }
        return Optional.ofNullable(successor)
                .map(to -> new Answer(
                        Response.Status.FOUND.getStatusCode(), Buffer.buffer(), Map.of("Location", "/grades/" + to)));
    }

    private Sheet sheet(Found found, String code, String address) {
        List<PublishedGrade> results =
                found.own().stream().map(presentation::parse).toList();
        PublishedGrade current = results.getFirst();
        return new Sheet(
                current,
                results.subList(1, results.size()),
                presentation.formerNames(found.formerNames()),
                found.successor(),
                address,
                Digests.hex(GradeResource.history(found)),
                QrCode.of(address + "/grades/" + code),
                presentation.structured(StructuredData.of(current, address)));
    }

    private String addressFor(RoutingContext request) {
        return presentation.addresses().of("", request.request());
    }
}
