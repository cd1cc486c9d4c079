package io.ecocredit.verifications;

import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verification by programs: no login. */
@Path("/api/v1/verifications")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Cites(
        value = Article.A19,
        settles = {Interpretation.I_4, Interpretation.I_24})
@Tag(name = "verifications")
public class VerificationResource {

    private final VerificationRepository repository;
    private final TaggedAnswers answers;

    VerificationResource(VerificationRepository repository, TaggedAnswers answers) {
        this.repository = repository;
        this.answers = answers;
    }

    @GET
    @Path("/{number}")
    @Operation(
            summary = "核验证明 · whether a certificate or letter is genuine and current",
            description =
                    "number: 16 letters and digits; case, dashes, O for 0 and I or L for 1 do not matter. A number that"
                            + " was never issued and one whose year has no published result are answered alike.")
    @APIResponseSchema(value = Verification.class, responseDescription = "核验结果 · what the number stands for")
    @Declared(open = true)
    public Uni<Response> verify(@PathParam("number") String number, @Context Request conditions) {
        return repository.find(VerificationNumber.of(number)).map(found -> answers.of(found, conditions));
    }
}
