package io.ecocredit.warnings;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A league's list of what it warns of, and the written notices, in a browser (A24). */
@Path("/inside/warnings")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class WarningPages {

    private static final String MATTERS = "/inside/warnings/matters";

    private final WarningService warnings;
    private final MatterService matters;
    private final Visitors visitors;
    private final Caller caller;

    WarningPages(WarningService warnings, MatterService matters, Visitors visitors, Caller caller) {
        this.warnings = warnings;
        this.matters = matters;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance letter(WarningView warning);

        static native TemplateInstance matters(Visitor visitor, List<WarningMatter> matters, @Nullable Problem fault);
    }

    /** A matter with its indicators in one line. */
    record Matter(
            @Nullable String title,
            @Nullable String indicators,
            @Nullable String requirement,
            @Nullable Integer days) {

        MatterOrder order() {
            return new MatterOrder(title, Forms.words(indicators), requirement, days);
        }
    }

    @GET
    @Path("/{number}/letter")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> warningLetterPage(@PathParam("number") String number) {
        return warnings.view(number, caller.actor()).map(Templates::letter);
    }

    @GET
    @Path("/matters")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> warningMattersPage() {
        return page(null);
    }

    private Uni<TemplateInstance> page(@Nullable Problem fault) {
        Actor reader = caller.actor();
        return matters.list(reader.league(), reader).map(all -> Templates.matters(visitors.current(), all, fault));
    }

    @POST
    @Path("/matters")
    @ActsAs(of = MatterResource.class, operation = "addWarningMatter")
    public Uni<Response> addWarningMatterOnPage(Form form) {
        Act act = caller.act(null);
        return Forms.carryOut(
                () -> matters.add(form.read(Matter.class).order(), act, null, matter -> Answer.of(201, matter))
                        .replaceWith(MATTERS),
                this::page);
    }

    @POST
    @Path("/matters/{matter}/ending")
    @ActsAs(of = MatterResource.class, operation = "endWarningMatter")
    public Uni<Response> endWarningMatterOnPage(@PathParam("matter") UUID matter) {
        return Forms.carryOut(matters.end(matter, caller.act(matter.toString())).map(done -> MATTERS), this::page);
    }
}
