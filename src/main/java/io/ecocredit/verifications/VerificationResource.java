package io.ecocredit.verifications;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Verification by programs: no login. */
@Path("/api/v1/verifications")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Cites(
        value = Article.A19,
        settles = {Interpretation.I_4, Interpretation.I_24})
@Tag(name = "verifications")
public class VerificationResource {

    static final String PUBLIC_FOR_A_MINUTE = "public, max-age=60";

    private final VerificationRepository repository;

    VerificationResource(VerificationRepository repository) {
        this.repository = repository;
    }

    @GET
    @Path("/{number}")
    @Operation(
            summary = "核验证明 · whether a certificate or letter is genuine and current",
            description =
                    "number: 16 letters and digits; case, dashes, O for 0 and I or L for 1 do not matter. A number that"
                            + " was never issued and one whose year has no published result are answered alike.")
    public Uni<RestResponse<Verification>> verify(@PathParam("number") String number) {
        return repository
                .find(VerificationNumber.of(number))
                .map(found -> RestResponse.ResponseBuilder.ok(found)
                        .header("Cache-Control", PUBLIC_FOR_A_MINUTE)
                        .build());
    }
}
