package io.ecocredit.practitioners.repairs;

import io.ecocredit.evidence.EvidenceAnswers;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/** The papers of a practitioner's repair in a browser: what was shown as evidence, and the confirmation of repair (A28). */
@Path(PersonRepairPages.PATH)
@Authenticated
public class PersonRepairPapers {

    private static final String SUBJECT = "practitionerRepair";

    private final PersonRepairs repairs;
    private final PersonRepairLetter letters;
    private final PractitionerEvidenceService evidence;
    private final Caller caller;

    PersonRepairPapers(
            PersonRepairs repairs, PersonRepairLetter letters, PractitionerEvidenceService evidence, Caller caller) {
        this.repairs = repairs;
        this.letters = letters;
        this.evidence = evidence;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/evidence/{evidence}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(hidden = true)
    public RestMulti<Buffer> evidenceOnPractitionerRepairPage(
            @PathParam("id") UUID id, @PathParam("evidence") UUID file) {
        Act act = caller.act(SUBJECT, id.toString());
        Uni<String> practitioner = repairs.view(id, act)
                .map(PersonRepairView::practitioner)
                .memoize()
                .indefinitely();
        return EvidenceAnswers.attachment(
                practitioner.flatMap(number -> evidence.find(number, file, act.on("practitioner", number))),
                found ->
                        practitioner.onItem().transformToMulti(number -> evidence.content(number, found, act.actor())));
    }

    @GET
    @Path("/{id}/letter")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Uni<TemplateInstance> practitionerRepairLetterPage(@PathParam("id") UUID id) {
        return repairs.view(id, caller.act(SUBJECT, id.toString())).map(letters::of);
    }
}
