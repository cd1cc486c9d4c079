package io.ecocredit.verifications;

import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Verification by people: the page that the QR code of a paper leads to, and a form for its number. */
@Path("/verifications")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(Article.A19)
public class VerificationPages {

    private final VerificationRepository repository;

    VerificationPages(VerificationRepository repository) {
        this.repository = repository;
    }

    @CheckedTemplate
    static final class Templates {
        /** @param fault why nothing was found, null before anything was asked */
        static native TemplateInstance form(@Nullable String fault);

        static native TemplateInstance verification(Verification found);
    }

    @GET
    @Declared(open = true)
    public RestResponse<TemplateInstance> verificationFormPage(@QueryParam("number") @Nullable String number) {
        if (number == null || number.isBlank()) {
            return RestResponse.ok(Templates.form(null));
        }
        try {
            return RestResponse.seeOther(
                    URI.create(VerificationNumber.of(number).path()));
        } catch (RefusalException malformed) {
            return form(malformed);
        }
    }

    @GET
    @Path("{number}")
    @Declared(open = true)
    public Uni<RestResponse<TemplateInstance>> verificationPage(@PathParam("number") String number) {
        return Uni.createFrom()
                .deferred(() -> repository.find(VerificationNumber.of(number)))
                .map(found -> RestResponse.ok(Templates.verification(found)))
                .onFailure(RefusalException.class)
                .recoverWithItem(VerificationPages::form);
    }

    private static RestResponse<TemplateInstance> form(Throwable fault) {
        Problem problem = Problems.of(fault);
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), Templates.form(problem.detail()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
