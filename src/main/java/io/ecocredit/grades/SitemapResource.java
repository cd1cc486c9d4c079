package io.ecocredit.grades;

import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The addresses of all public pages, for search engines (sitemaps.org, 50,000 a file). */
@Path("/")
@PermitAll
public class SitemapResource {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final String SCHEMA = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final List<String> PAGES = List.of(
            "/", "/grades", "/releases", "/public-notices", "/catalogue", "/verifications", "/developers", "/problems");

    private final GradeRepository repository;
    private final PublicAnswers answers;
    private final PublicAddress addresses;

    SitemapResource(GradeRepository repository, PublicAnswers answers, PublicAddress addresses) {
        this.repository = repository;
        this.answers = answers;
        this.addresses = addresses;
    }

    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    @Declared(open = true)
    public String robotsPage(@Context RoutingContext request) {
        return "User-agent: *\nDisallow: /inside\nDisallow: /api/\nSitemap: "
                + addresses.of("/sitemap.xml", request.request()) + "\n";
    }

    @GET
    @Path("sitemap.xml")
    @Produces(XML)
    @Operation(hidden = true)
    @Declared(open = true)
    public Uni<Response> sitemapPage(@Context RoutingContext request, @Context Request conditions) {
        String address = addresses.of("", request.request());
        return answers.text(
                "sitemap " + address,
                conditions,
                () -> repository.firstOfEvery(GradeRepository.CODES_AT_A_TIME).map(firsts -> index(address, firsts)));
    }

    @GET
    @Path("sitemap/{first}")
    @Produces(XML)
    @Operation(hidden = true)
    @Declared(open = true)
    public Uni<String> sitemapPartPage(@PathParam("first") String first, @Context RoutingContext request) {
        String address = addresses.of("", request.request());
        return first.equals("pages")
                ? Uni.createFrom().item(urls(PAGES.stream().map(page -> address + page)))
                : repository
                        .codesFrom(new Uscc(first).value())
                        .map(codes -> urls(codes.stream().map(code -> address + "/grades/" + code)));
    }

    private static String index(String address, List<String> firsts) {
        return Stream.concat(Stream.of("pages"), firsts.stream())
                .map(part -> "<sitemap><loc>" + address + "/sitemap/" + part + "</loc></sitemap>")
                .collect(Collectors.joining("\n", "<sitemapindex " + SCHEMA + ">\n", "\n</sitemapindex>\n"));
    }

    private static String urls(Stream<String> addresses) {
        return addresses
                .map(each -> "<url><loc>" + each + "</loc></url>")
                .collect(Collectors.joining("\n", "<urlset " + SCHEMA + ">\n", "\n</urlset>\n"));
    }
}
