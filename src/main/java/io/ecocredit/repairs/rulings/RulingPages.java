package io.ecocredit.repairs.rulings;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.repair.FilingRuling.Kind;
import io.ecocredit.regulation.repair.FilingRuling.State;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.repairs.rulings.RulingService.Wanted;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The findings on an institution's filings in a browser: stated, objected to, decided (I-39). */
@Path("/inside/filing-rulings/{uscc}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class RulingPages {

    private final RulingService rulings;
    private final EvidenceService evidence;
    private final Visitors visitors;
    private final Caller caller;

    RulingPages(RulingService rulings, EvidenceService evidence, Visitors visitors, Caller caller) {
        this.rulings = rulings;
        this.evidence = evidence;
        this.visitors = visitors;
        this.caller = caller;
    }

    /**
     * All that the page shows of an institution.
     *
     * @param evaluation from whose page somebody comes; may be empty
     */
    record Shown(String uscc, String evaluation, List<RulingView> rulings, List<EvidenceFile> evidence) {

        public List<Kind> kinds() {
            return Arrays.asList(Kind.values());
        }

        public boolean awaitsObjection(RulingView ruling) {
            return ruling.state() == State.STATED;
        }

        public boolean awaitsDecision(RulingView ruling) {
            return ruling.state() == State.OBJECTED;
        }
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance rulings(Visitor visitor, Shown shown, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.INSTITUTION)
    public Uni<TemplateInstance> filingRulingsPage(
            @PathParam("uscc") String uscc, @QueryParam("evaluation") @Nullable String evaluation) {
        return page(new Uscc(uscc).value(), Objects.requireNonNullElse(evaluation, ""), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(String uscc, String evaluation, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return rulings.all(uscc, null, caller.actor())
                .flatMap(found -> evidence.all(uscc, caller.act(uscc))
                        .map(files ->
                                Templates.rulings(visitor, new Shown(uscc, evaluation, found, files), form, fault)));
    }

    @POST
    @ActsAs(of = RulingResource.class, operation = "stateFilingRuling")
    public Uni<Response> stateFilingRulingOnPage(@PathParam("uscc") String uscc, Form form) {
        return Forms.carryOut(
                () -> {
                    RulingOrder order = form.read(RulingOrder.class);
                    return rulings.state(
                                    order,
                                    caller.act(Objects.toString(order.evaluationId(), null)),
                                    null,
                                    ruling -> Answer.of(201, ruling))
                            .replaceWith(address(uscc));
                },
                fault -> page(uscc, "", form.refused(fault), fault));
    }

    @POST
    @Path("/{id}/{move}")
    @ActsAs(of = RulingResource.class, operation = "moveFilingRuling")
    public Uni<Response> moveFilingRulingOnPage(
            @PathParam("uscc") String uscc, @PathParam("id") UUID id, @PathParam("move") String move, Form form) {
        return Forms.carryOut(
                () -> rulings.take(
                                new Wanted(
                                        id, form.version(), RulingService.move(move), form.read(RulingMoveOrder.class)),
                                caller.act(id.toString()),
                                null,
                                ruling -> Answer.of(200, ruling))
                        .replaceWith(address(uscc)),
                fault -> page(uscc, "", form.refused(fault), fault));
    }

    private static String address(String uscc) {
        return "/inside/filing-rulings/" + uscc;
    }
}
