package io.ecocredit.repairs;

import io.ecocredit.platform.identity.Caller;
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

    private static final String SUBJECT = "repair";

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
    public Uni<TemplateInstance> repairsPage(
            @QueryParam("all") @Nullable String all, @QueryParam("cursor") @Nullable String cursor) {
        boolean everything = "true".equals(all);
        return repairs.list(
                        RepairQuery.of(null, null, everything ? null : "true", RepairQuery.window(cursor, null)),
                        caller.act(SUBJECT, null))
                .map(page -> Templates.repairs(visitors.current(), page, everything));
    }

    @GET
    @Path("/{id}/letter")
    public Uni<TemplateInstance> repairLetterPage(@PathParam("id") UUID id) {
        return repairs.view(id, caller.act(SUBJECT, id.toString())).map(letter::of);
    }
}
