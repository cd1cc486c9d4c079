package io.ecocredit.practitioners.procedure;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.precondition.Versions;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Problems;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.procedure.filing.FilingService.Saved;
import io.ecocredit.procedure.pages.CaseAnswers;
import io.ecocredit.procedure.step.CaseService;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The papers of a practitioner's case: what is filed, the letter of A21.4, an officer's recusal. */
@Path("/api/v1/practitioner-evaluations/{id}")
@Authenticated
@Cache(noStore = true)
@Tag(name = "practitioners")
public class PractitionerPapersResource {

    private final PractitionerLine line;
    private final PractitionerFilings filings;
    private final CaseService cases;
    private final CaseAnswers answers;
    private final Divisions divisions;
    private final Caller caller;

    PractitionerPapersResource(
            PractitionerLine line,
            PractitionerFilings filings,
            CaseService cases,
            CaseAnswers answers,
            Divisions divisions,
            Caller caller) {
        this.line = line;
        this.filings = filings;
        this.cases = cases;
        this.answers = answers;
        this.divisions = divisions;
        this.caller = caller;
    }

    /**
     * A draft, or what was filed.
     *
     * @param filedOn day of filing, in Asia/Shanghai; absent for a draft
     * @param lacking what it needs before it can be filed
     */
    public record PractitionerFilingView(
            UUID evaluationId,
            long version,
            @Nullable LocalDate filedOn,
            PractitionerFiling filing,
            List<Problem.FieldError> lacking) {

        static PractitionerFilingView of(Saved<PractitionerCase, PractitionerFiling> saved) {
            return new PractitionerFilingView(
                    saved.subject().id(),
                    saved.version(),
                    saved.subject().standing().filing().filedOn(),
                    saved.filing(),
                    saved.lacking().stream().map(Problems::fault).toList());
        }
    }

    /**
     * What the printed letter says. It knows the person by number: the name is added by hand, so that no printed file holds
     * it (A36).
     */
    record Letter(String league, String number, int year, String practitioner, LocalDate at) {

        /** @throws RefusalException 404 before it is sent */
        static Letter of(PractitionerCase subject, Divisions divisions) {
            if (subject.letter() == null) {
                throw RefusalException.of(RefusalCode.NO_LETTER, "该评价没有告知函");
            }
            String league = Objects.requireNonNullElse(
                    subject.subject().letterLeague(), subject.subject().leadLeague());
            return new Letter(
                    divisions.bureauOf(league),
                    subject.subject().year() + "-" + subject.letter(),
                    subject.subject().year(),
                    subject.subject().practitioner(),
                    Objects.requireNonNull(subject.finding()).at());
        }
    }

    /** The letter as it is printed. */
    @CheckedTemplate(basePath = "CasePages")
    static class Templates {
        static native TemplateInstance practitionerLetter(Letter letter);
    }

    @GET
    @Path("/filing")
    @Operation(summary = "填报内容 · the draft, which is the person's own until it is filed")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<RestResponse<PractitionerFilingView>> practitionerFiling(@PathParam("id") String id) {
        return filings.find(CaseService.number(id), caller.act(id))
                .map(saved -> Versions.answer(PractitionerFilingView.of(saved), saved.version()));
    }

    @PUT
    @Path("/filing")
    @Operation(
            summary = "保存填报草稿 · save a draft; it may lack anything",
            description =
                    "If-Match names the draft's own version, \"0\" before the first. Filing is a step of the case.")
    @Declared(practitioner = OWN, subject = SubjectKind.PRACTITIONER_EVALUATION, ifMatch = true)
    public Uni<RestResponse<PractitionerFilingView>> savePractitionerFiling(
            @PathParam("id") String id,
            @HeaderParam(Versions.HEADER) @Nullable String ifMatch,
            @Nullable PractitionerFiling filing) {
        return filings.save(CaseService.number(id), Versions.required(ifMatch), Stated.body(filing), caller.act(id))
                .map(saved -> Versions.answer(PractitionerFilingView.of(saved), saved.version()));
    }

    @GET
    @Path("/letter")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "告知函 · the league's letter to a dishonest practitioner (第二十一条第（四）项), to be printed")
    @Declared(practitioner = OWN, league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<String> practitionerLetter(@PathParam("id") String id) {
        return cases.find(line, CaseService.number(id), caller.act(id))
                .map(subject -> Templates.practitionerLetter(Letter.of(subject, divisions))
                        .render());
    }

    /** @param reason why, at most 500 characters */
    public record PractitionerRecusal(@Nullable String reason) {}

    @PUT
    @Path("/recusal")
    @Operation(summary = "声明回避 · declare a conflict of interest: the officer can no longer decide the person's cases")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.PRACTITIONER_EVALUATION)
    public Uni<PractitionerCaseView> recuseFromPractitioner(
            @PathParam("id") String id, @Nullable PractitionerRecusal order) {
        return answers.recuse(line, id, order == null ? null : order.reason());
    }
}
