package io.ecocredit.grades;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.precondition.TaggedAnswers;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Letters of commitment beside the result and the notice of their year (A20.1, annex 3: 同意本承诺书向社会公开). */
@Path("/api/v1/grades/{uscc}/commitments")
@PermitAll
@Cites(provisions = Provision.A20_ITEM_1)
@Tag(name = "grades")
public class CommitmentResource {

    private final CommitmentRepository repository;
    private final TaggedAnswers answers;
    private final LegalClock clock;

    CommitmentResource(CommitmentRepository repository, TaggedAnswers answers, LegalClock clock) {
        this.repository = repository;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "公开的信用承诺书 · signed letters of commitment of an institution, the latest year first",
            description =
                    "Shown while a result of their year is public or a notice of it is open; an empty list whatever the"
                            + " reason that there is none.")
    @APIResponseSchema(value = PublicCommitment[].class, responseDescription = "信用承诺书 · the letters")
    @Declared(open = true)
    public Uni<Response> commitments(@PathParam("uscc") String uscc, @Context Request conditions) {
        return shown(uscc).map(letters -> answers.of(letters, conditions));
    }

    /** The whole code that somebody means. */
    Uni<String> whole(String written) {
        return repository.whole(written);
    }

    Uni<List<PublicCommitment>> shown(String written) {
        return whole(written)
                .flatMap(code -> repository.of(code, clock.today()))
                .map(all -> all.stream().map(PublicCommitment::of).toList());
    }
}
