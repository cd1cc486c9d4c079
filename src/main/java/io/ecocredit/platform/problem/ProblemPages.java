package io.ecocredit.platform.problem;

import io.ecocredit.platform.codes.Codes;
import io.ecocredit.platform.operation.Declared;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Every code for people, each under an anchor of its own name. */
@Path("/problems")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ProblemPages {

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance problems(List<Codes.Entry> codes);
    }

    @GET
    @Declared(open = true)
    public TemplateInstance problemsPage() {
        return Templates.problems(Codes.all());
    }
}
