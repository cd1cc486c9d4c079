package io.ecocredit.grades;

import io.ecocredit.grades.GradeQuery.Asked;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RuleBook;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The first page: what the grades mean, where to look one up, and what was published (A20.6). */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(provisions = Provision.A20_ITEM_6)
public class HomePage {

    private final ReleaseRepository releases;
    private final PublicAnswers answers;
    private final Json json;
    private final Divisions divisions;
    private final PublicAddress addresses;
    private final LegalClock clock;

    HomePage(
            ReleaseRepository releases,
            PublicAnswers answers,
            Json json,
            Divisions divisions,
            PublicAddress addresses,
            LegalClock clock) {
        this.releases = releases;
        this.answers = answers;
        this.json = json;
        this.divisions = divisions;
        this.addresses = addresses;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance home(
                SearchForm form,
                List<Release> releases,
                List<GradeMeaning> meanings,
                String address,
                String structured);

        static native TemplateInstance developers(String address);
    }

    @GET
    @Declared(open = true)
    public Uni<Response> homePage(@Context RoutingContext request, @Context Request conditions) {
        String address = addresses.of("", request.request());
        RuleBook rules = RuleBook.at(clock.today());
        return answers.page(
                "home " + rules.version() + " " + address,
                conditions,
                () -> releases.all().map(all -> page(all, GradeMeaning.all(rules), address)));
    }

    private TemplateInstance page(List<Release> all, List<GradeMeaning> meanings, String address) {
        return Templates.home(
                SearchForm.of(Asked.NOTHING, divisions),
                all,
                meanings,
                address,
                json.writeForScript(StructuredData.ofSite(address)));
    }

    /** How programs look results up and take them away, with examples to copy (A20.6, A35). */
    @GET
    @Path("developers")
    @Declared(open = true)
    public TemplateInstance developersPage(@Context RoutingContext request) {
        return Templates.developers(addresses.of("", request.request()));
    }
}
