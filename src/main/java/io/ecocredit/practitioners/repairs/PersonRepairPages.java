package io.ecocredit.practitioners.repairs;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.evidence.EvidenceFile;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.ecocredit.practitioners.repairs.PersonRepairService.Wanted;
import io.ecocredit.regulation.repair.Merit;
import io.ecocredit.repairs.shell.RepairQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Repair of practitioners in a browser, by number: the person applies, leagues enter recognitions and decide (A28, A29). */
@Path(PersonRepairPages.PATH)
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PersonRepairPages {

    static final String PATH = "/inside/practitioner-repairs";
    private static final String PAGE = "100";

    private final PersonRepairService repairs;
    private final PersonRepairs lookup;
    private final PersonRepairLetter letters;
    private final PractitionerEvidenceService evidence;
    private final Visitors visitors;
    private final Caller caller;

    PersonRepairPages(
            PersonRepairService repairs,
            PersonRepairs lookup,
            PersonRepairLetter letters,
            PractitionerEvidenceService evidence,
            Visitors visitors,
            Caller caller) {
        this.repairs = repairs;
        this.lookup = lookup;
        this.letters = letters;
        this.evidence = evidence;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance repairs(
                Visitor visitor,
                Page<PersonRepairView> page,
                List<EvidenceFile> evidence,
                List<Merit> merits,
                Form form,
                @Nullable Problem fault);

        static native TemplateInstance repair(
                Visitor visitor,
                PersonRepairView repair,
                List<EvidenceFile> evidence,
                Form form,
                @Nullable Problem fault);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<TemplateInstance> practitionerRepairsPage(@QueryParam("cursor") @Nullable String cursor) {
        return list(cursor, Form.nothing(), null);
    }

    private Uni<TemplateInstance> list(@Nullable String cursor, Form form, @Nullable Problem fault) {
        Act act = caller.act(null).on(SubjectKind.PRACTITIONER_REPAIR, null);
        String own = act.actor().person();
        RepairQuery query = RepairQuery.of(null, null, null, RepairQuery.window(cursor, PAGE));
        return Uni.combine()
                .all()
                .unis(lookup.list(query, act), own == null ? none() : files(own, act))
                .asTuple()
                .map(parts -> Templates.repairs(
                        visitors.current(), parts.getItem1(), parts.getItem2(), List.of(Merit.values()), form, fault));
    }

    private static Uni<List<EvidenceFile>> none() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<List<EvidenceFile>> files(String practitioner, Act act) {
        return evidence.all(practitioner, act.on(SubjectKind.PRACTITIONER, practitioner));
    }

    @POST
    @ActsAs(of = PersonRepairApplicationResource.class, operation = "applyForPractitionerRepair")
    public Uni<Response> applyForPractitionerRepairOnPage(Form form) {
        String own = Objects.requireNonNullElse(caller.actor().person(), "");
        return Forms.carryOut(
                () -> repairs.apply(
                                own,
                                form.read(PersonRepairOrder.class),
                                caller.act(own),
                                null,
                                repair -> Answer.of(201, repair).at(URI.create(PATH + "/" + repair.repairId())))
                        .map(applied -> String.valueOf(applied.location())),
                fault -> list(null, form.refused(fault), fault));
    }

    @GET
    @Path("/{id}")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<TemplateInstance> practitionerRepairPage(@PathParam("id") UUID id) {
        return page(id, Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(UUID id, Form form, @Nullable Problem fault) {
        Act act = caller.act(id.toString());
        return lookup.view(id, act)
                .flatMap(repair -> files(repair.practitioner(), act)
                        .map(evidence -> Templates.repair(visitors.current(), repair, evidence, form, fault)));
    }

    @POST
    @Path("/{id}/{move}")
    @ActsAs(of = PersonRepairResource.class, operation = "movePractitionerRepair")
    public Uni<Response> movePractitionerRepairOnPage(
            @PathParam("id") UUID id, @PathParam("move") String move, Form form) {
        return Forms.carryOut(
                () -> repairs.take(
                                new Wanted(
                                        id,
                                        form.version(),
                                        PersonRepairService.kind(move),
                                        form.read(PersonRepairMove.class)),
                                caller.act(id.toString()),
                                null,
                                repair -> Answer.of(200, repair))
                        .map(repair -> PATH + "/" + id),
                fault -> page(id, form.refused(fault), fault));
    }

    @GET
    @Path("/{id}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public RestMulti<Buffer> evidenceOnPractitionerRepairPage(
            @PathParam("id") UUID id, @PathParam("evidence") UUID file) {
        Act act = caller.act(id.toString());
        return EvidenceAnswers.attachment(
                evidence,
                file,
                lookup.view(id, act).map(repair -> act.on(SubjectKind.PRACTITIONER, repair.practitioner())));
    }

    @GET
    @Path("/{id}/letter")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_REPAIR)
    public Uni<TemplateInstance> practitionerRepairLetterPage(@PathParam("id") UUID id) {
        return lookup.view(id, caller.act(id.toString())).map(letters::of);
    }
}
