package io.ecocredit.grades;

import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was published when, for people: counts by league and grade as a chart, and the whole list to take away (A20.6). */
@Path("/releases")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_6)
public class ReleasePages {

    private static final long WHOLE = 1000;

    private final ReleaseRepository releases;
    private final ReleaseResource resource;
    private final PublicAnswers answers;
    private final Json json;
    private final Divisions divisions;
    private final PublicAddress addresses;

    ReleasePages(
            ReleaseRepository releases,
            ReleaseResource resource,
            PublicAnswers answers,
            Json json,
            Divisions divisions,
            PublicAddress addresses) {
        this.releases = releases;
        this.resource = resource;
        this.answers = answers;
        this.json = json;
        this.divisions = divisions;
        this.addresses = addresses;
    }

    /** The results of a league by grade, as a row of the chart. */
    record Bar(String division, String label, long all, List<Piece> pieces) {

        /** The results of a league that have a grade; start and width are in thousandths of the longest bar. */
        record Piece(String grade, String label, long results, long start, long width) {}
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance releases(List<Release> releases, String address);

        static native TemplateInstance release(
                Release release, List<Bar> bars, List<Grade> grades, String address, String structured);
    }

    @GET
    @Declared(open = true)
    public Uni<Response> releasesPage(@Context RoutingContext request, @Context Request conditions) {
        String address = addresses.of("", request.request());
        return answers.page(
                "releases page " + address,
                conditions,
                () -> releases.all().map(all -> Templates.releases(all, address)));
    }

    @GET
    @Path("/{year}")
    @Declared(open = true)
    public Uni<Response> releasePage(
            @PathParam("year") String year, @Context RoutingContext request, @Context Request conditions) {
        String address = addresses.of("", request.request());
        return answers.page(
                "release page " + year + " " + address,
                conditions,
                () -> resource.find(year).map(release -> page(release, address)));
    }

    private TemplateInstance page(Release release, String address) {
        return Templates.release(
                release,
                bars(release),
                List.of(Grade.values()),
                address,
                json.writeForScript(StructuredData.of(release, address)));
    }

    private List<Bar> bars(Release release) {
        long longest = release.counts().values().stream()
                .mapToLong(ReleasePages::sum)
                .max()
                .orElse(1);
        return release.counts().entrySet().stream()
                .map(league -> bar(league.getKey(), league.getValue(), longest))
                .sorted(Comparator.comparing(Bar::division))
                .toList();
    }

    private Bar bar(String league, Map<String, Long> counts, long longest) {
        List<Bar.Piece> pieces = new ArrayList<>();
        long before = 0;
        for (Grade grade : Grade.values()) {
            long results = counts.getOrDefault(grade.name(), 0L);
            long start = before * WHOLE / longest;
            before += results;
            pieces.add(new Bar.Piece(grade.name(), grade.label(), results, start, before * WHOLE / longest - start));
        }
        return new Bar(league, divisions.nameOf(league), before, pieces);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
