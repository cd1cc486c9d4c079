package io.ecocredit.practitioners.decisions;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

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
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.practitioners.PractitionerRecordService;
import io.ecocredit.practitioners.PractitionerRecordView;
import io.ecocredit.practitioners.decisions.PractitionerDecisionService.Wanted;
import io.ecocredit.records.decision.DecisionOrder;
import io.ecocredit.records.decision.KeptDecision;
import io.ecocredit.records.decision.RecordDecisions;
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

/** A practitioner's record in a browser, with what was decided of it and what can be (A15.1, I-25). */
@Path(PersonRecordPages.PATH + "/{number}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class PersonRecordPages {

    static final String PATH = "/inside/practitioner-records";

    private static final Window MOST = new Window("", 500);

    private final PractitionerRecordService records;
    private final PractitionerDecisionService decisions;
    private final Visitors visitors;
    private final Caller caller;

    PersonRecordPages(
            PractitionerRecordService records,
            PractitionerDecisionService decisions,
            Visitors visitors,
            Caller caller) {
        this.records = records;
        this.decisions = decisions;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance records(Visitor visitor, String number, List<PractitionerRecordView> records);

        static native TemplateInstance record(
                Visitor visitor, PractitionerRecordView record, List<KeptDecision> decisions, @Nullable Problem fault);
    }

    @GET
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<TemplateInstance> practitionerRecordsPage(@PathParam("number") String number) {
        return records.page(number, MOST, caller.act(number))
                .map(page -> Templates.records(visitors.current(), number, page.items()));
    }

    @GET
    @Path("/{recordNo}")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER)
    public Uni<TemplateInstance> practitionerRecordPage(
            @PathParam("number") String number, @PathParam("recordNo") String recordNo) {
        return page(number, recordNo, null);
    }

    private Uni<TemplateInstance> page(String number, String recordNo, @Nullable Problem fault) {
        Act act = caller.act(number);
        return decisions
                .told(number, recordNo, act)
                .map(told -> Templates.record(visitors.current(), told.record(), told.decisions(), fault));
    }

    @POST
    @Path("/{recordNo}/{decision}")
    @ActsAs(of = PractitionerDecisionResource.class, operation = "decideOnPractitionerRecord")
    public Uni<Response> decideOnPractitionerRecordPage(
            @PathParam("number") String number,
            @PathParam("recordNo") String recordNo,
            @PathParam("decision") String decision,
            Form form) {
        return Forms.carryOut(
                () -> decisions
                        .decide(
                                new Wanted(
                                        number,
                                        recordNo,
                                        form.version(),
                                        RecordDecisions.kind(decision, PractitionerDecisionService.POSSIBLE),
                                        form.read(DecisionOrder.class)),
                                caller.act(number),
                                null,
                                record -> Answer.of(200, record))
                        .map(record -> PATH + "/" + number + "/" + recordNo),
                fault -> page(number, recordNo, fault));
    }
}
