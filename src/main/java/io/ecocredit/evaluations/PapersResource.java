package io.ecocredit.evaluations;

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
import io.ecocredit.regulation.procedure.Commitment;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The papers of an institution's case: what is filed, the letter of commitment as the annex prints it, an officer's recusal. */
@Path("/api/v1/evaluations/{id}")
@Authenticated
@Tag(name = "evaluations")
public class PapersResource {

    private final InstitutionLine line;
    private final InstitutionFilings filings;
    private final CaseAnswers answers;
    private final Caller caller;

    PapersResource(InstitutionLine line, InstitutionFilings filings, CaseAnswers answers, Caller caller) {
        this.line = line;
        this.filings = filings;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * A draft, or what was filed.
     *
     * @param filedOn day of filing, in Asia/Shanghai; absent for a draft
     * @param lacking what it needs before it can be filed
     * @param notes what the league should look at, in Chinese
     */
    public record FilingView(
            UUID evaluationId,
            long version,
            @Nullable LocalDate filedOn,
            Filing filing,
            List<Problem.FieldError> lacking,
            List<String> notes) {

        static FilingView of(Saved<InstitutionCase, Filing> saved) {
            return new FilingView(
                    saved.subject().id(),
                    saved.version(),
                    saved.subject().standing().filing().filedOn(),
                    saved.filing(),
                    saved.lacking().stream().map(Problems::fault).toList(),
                    saved.filing().notes());
        }
    }

    /** The letter of commitment as it is printed. */
    @CheckedTemplate(basePath = "CasePages")
    static class Templates {
        static native TemplateInstance commitment(Letter letter);
    }

    /** What the printed letter says; blanks stay blank. */
    record Letter(
            String name,
            String uscc,
            String signer,
            @Nullable LocalDate signedOn,
            List<String> items) {

        static Letter of(Saved<InstitutionCase, Filing> saved) {
            Commitment commitment = Objects.requireNonNullElse(
                    saved.filing().commitment(), new Commitment(Set.of(), null, null, null, null, null));
            return new Letter(
                    saved.subject().subject().name(),
                    saved.subject().subject().uscc(),
                    Objects.requireNonNullElse(commitment.signer(), ""),
                    commitment.signedOn(),
                    IntStream.rangeClosed(1, Commitment.ITEMS.size())
                            .mapToObj(commitment::itemText)
                            .toList());
        }

        public String title() {
            return Commitment.TITLE;
        }

        public String preamble() {
            return Commitment.PREAMBLE;
        }

        public String closing() {
            return Commitment.CLOSING;
        }
    }

    @GET
    @Path("/filing")
    @Operation(summary = "填报内容 · the draft, which is the institution's own until it is filed")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<RestResponse<FilingView>> filing(@PathParam("id") String id) {
        return filings.find(CaseService.number(id), caller.act(id))
                .map(saved -> Versions.answer(FilingView.of(saved), saved.version()));
    }

    @PUT
    @Path("/filing")
    @Operation(
            summary = "保存填报草稿 · save a draft; it may lack anything",
            description =
                    "If-Match names the draft's own version, \"0\" before the first. Filing is a step of the case.")
    @Declared(institution = OWN, subject = SubjectKind.EVALUATION, ifMatch = true)
    public Uni<RestResponse<FilingView>> saveFiling(
            @PathParam("id") String id,
            @HeaderParam(Versions.HEADER) @Nullable String ifMatch,
            @Nullable Filing filing) {
        return filings.save(CaseService.number(id), Versions.required(ifMatch), Stated.body(filing), caller.act(id))
                .map(saved -> Versions.answer(FilingView.of(saved), saved.version()));
    }

    @GET
    @Path("/commitment")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "信用承诺书 · the letter of commitment (附件3), to be printed")
    @Declared(institution = OWN, league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<String> commitment(@PathParam("id") String id) {
        return filings.find(CaseService.number(id), caller.act(id))
                .map(saved -> Templates.commitment(Letter.of(saved)).render());
    }

    /** @param reason why, at most 500 characters */
    public record RecusalOrder(@Nullable String reason) {}

    @PUT
    @Path("/recusal")
    @Operation(
            summary =
                    "声明回避 · declare a conflict of interest: from now on the officer cannot decide the institution's cases",
            description = "It cannot be taken back; another officer goes on. Declaring again changes nothing.")
    @Declared(league = OWN, region = ALL, subject = SubjectKind.EVALUATION)
    public Uni<CaseView> recuse(@PathParam("id") String id, @Nullable RecusalOrder order) {
        return answers.recuse(line, id, order == null ? null : order.reason());
    }
}
