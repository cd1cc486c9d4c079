package io.ecocredit.grades;

import io.ecocredit.platform.operation.Declared;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Letters of commitment for people, beside the result and the notice of their year (A20.1, annex 3). */
@Path("/grades/{uscc}/commitments")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CommitmentPages {

    private final CommitmentResource commitments;

    CommitmentPages(CommitmentResource commitments) {
        this.commitments = commitments;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance commitments(String uscc, List<PublicCommitment> letters);
    }

    @GET
    @Declared(open = true)
    public Uni<TemplateInstance> commitmentsPage(@PathParam("uscc") String uscc) {
        return commitments
                .whole(uscc)
                .flatMap(code -> commitments.shown(code).map(letters -> Templates.commitments(code, letters)));
    }
}
