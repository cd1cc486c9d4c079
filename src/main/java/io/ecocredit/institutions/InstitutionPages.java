package io.ecocredit.institutions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.institutions.DirectoryChange.Wanted;
import io.ecocredit.institutions.InstitutionChange.Kind;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.Uscc;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An institution's entry in the directory in a browser, with its former names and what changes about it (I-3). */
@Path("/inside/institutions/{uscc}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class InstitutionPages {

    private final InstitutionService institutions;
    private final InstitutionChangeService changes;
    private final Divisions divisions;
    private final Visitors visitors;
    private final Caller caller;

    InstitutionPages(
            InstitutionService institutions,
            InstitutionChangeService changes,
            Divisions divisions,
            Visitors visitors,
            Caller caller) {
        this.institutions = institutions;
        this.changes = changes;
        this.divisions = divisions;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** What the page shows: the entry, what changed, and what was typed when it was refused. */
    record Shown(Institution of, List<InstitutionChange> changes, Form form) {

        public List<InstitutionKind> kinds() {
            return List.of(InstitutionKind.values());
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance institution(
                Visitor visitor, Shown shown, List<Division> leagues, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> directoryPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, Form form, @Nullable Problem fault) {
        return Uni.combine()
                .all()
                .unis(institutions.find(uscc, caller.actor()), changes.history(uscc, caller.actor()))
                .asTuple()
                .map(parts -> Templates.institution(
                        visitors.current(),
                        new Shown(parts.getItem1(), parts.getItem2(), form),
                        divisions.leagues(),
                        fault));
    }

    @POST
    @Path("/amendment")
    @ActsAs(of = InstitutionChangeResource.class, operation = "amendInstitution")
    public Uni<Response> amendOnDirectoryPage(@PathParam("uscc") String uscc, Form form) {
        return change(new Uscc(uscc), Kind.AMENDED, form);
    }

    @POST
    @Path("/succession")
    @ActsAs(of = InstitutionChangeResource.class, operation = "succeedInstitution")
    public Uni<Response> succeedOnDirectoryPage(@PathParam("uscc") String uscc, Form form) {
        return change(new Uscc(uscc), Kind.SUCCEEDED, form);
    }

    private Uni<Response> change(Uscc uscc, Kind kind, Form form) {
        Act act = caller.act(uscc.value());
        return Forms.carryOut(
                () -> changes.change(
                                new Wanted(uscc, form.version(), kind, form.read(InstitutionChangeOrder.class)),
                                act,
                                null,
                                changed -> Answer.of(200, changed))
                        .replaceWith("/inside/institutions/" + uscc.value()),
                fault -> page(uscc, form.refused(fault), fault));
    }
}
