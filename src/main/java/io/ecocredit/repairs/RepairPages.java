package io.ecocredit.repairs;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.repairs.shell.RepairQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The repairs that wait for somebody, and the confirmations of repair, in a browser (A26). */
@Path("/inside/repairs")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RepairPages {

    private final InstitutionRepairs repairs;
    private final RepairLetter letter;
    private final Visitors visitors;
    private final Caller caller;

    RepairPages(InstitutionRepairs repairs, RepairLetter letter, Visitors visitors, Caller caller) {
        this.repairs = repairs;
        this.letter = letter;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance repairs(Visitor visitor, Page<RepairView> page, boolean all);
    }

    @GET
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.REPAIR)
    public Uni<TemplateInstance> repairsPage(
            @QueryParam("all") @Nullable String all, @QueryParam("cursor") @Nullable String cursor) {
        boolean everything = "true".equals(all);
        return repairs.list(
                        RepairQuery.of(null, null, everything ? null : "true", RepairQuery.window(cursor, null)),
                        caller.act(null))
                .map(page -> Templates.repairs(visitors.current(), page, everything));
    }

    @GET
    @Path("/{id}/letter")
    @Declared(institution = OWN, provider = OWN, league = OWN, region = ALL, subject = SubjectKind.REPAIR)
    public Uni<TemplateInstance> repairLetterPage(@PathParam("id") UUID id) {
        return repairs.view(id, caller.act(id.toString())).map(letter::of);
    }
}
