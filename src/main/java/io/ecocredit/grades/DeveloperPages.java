package io.ecocredit.grades;

import io.ecocredit.platform.edge.PublicAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How programs look results up and take them away, with examples to copy (A20.6, A35). */
@Path("/developers")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class DeveloperPages {

    private final PublicAddress addresses;
    private final RoutingContext request;

    DeveloperPages(PublicAddress addresses, RoutingContext request) {
        this.addresses = addresses;
        this.request = request;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance developers(String address);
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance developersPage() {
        return Templates.developers(addresses.of("", request.request()));
    }
}
