package io.ecocredit.certificates;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.verifications.VerificationNumber;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Certificates of an institution (A19). */
@Path("/api/v1/institutions/{uscc}/certificates")
@Authenticated
@Tag(name = "institutions")
public class CertificateResource {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;

    private final CertificateService certificates;
    private final CertificateSheet sheet;
    private final Caller caller;

    CertificateResource(CertificateService certificates, CertificateSheet sheet, Caller caller) {
        this.certificates = certificates;
        this.sheet = sheet;
        this.caller = caller;
    }

    /** @param year the evaluation year to certify */
    public record CertificateOrder(@Nullable Integer year) {

        int requiredYear() {
            if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
                throw RefusalException.invalid("year", year == null ? null : year.toString(), "应为四位年度");
            }
            return year;
        }
    }

    @POST
    @Operation(
            summary = "出具信用证明 · issue the certificate of a year",
            description =
                    "For an institution that filed and whose result is published (A19). Asked again while that result is"
                            + " published, the same certificate is answered with 200.")
    @APIResponse(
            responseCode = "201",
            description = "已出具 · issued; Location leads to it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Certificate.class)))
    @APIResponse(responseCode = "200", description = "此前已出具 · issued before")
    @Declared(institution = OWN, league = OWN, subject = SubjectKind.INSTITUTION)
    public Uni<RestResponse<Certificate>> issueCertificate(
            @PathParam("uscc") String uscc, @Nullable CertificateOrder order) {
        CertificateOrder wanted = Stated.body(order);
        return certificates
                .issue(new Uscc(uscc), wanted.requiredYear(), caller.act(uscc))
                .map(answer -> answer(uscc, answer));
    }

    private static RestResponse<Certificate> answer(String uscc, CertificateService.Answer answer) {
        Certificate certificate = answer.certificate();
        return RestResponse.ResponseBuilder.create(
                        answer.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, certificate)
                .location(URI.create("/api/v1/institutions/" + uscc + "/certificates/" + certificate.number()))
                .build();
    }

    @GET
    @Operation(summary = "已出具的信用证明 · the certificates of an institution, the latest first")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<List<Certificate>> certificates(@PathParam("uscc") String uscc) {
        return certificates.all(new Uscc(uscc), caller.actor());
    }

    @GET
    @Path("/{number}")
    @Operation(summary = "一份信用证明 · a certificate")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<Certificate> certificate(@PathParam("uscc") String uscc, @PathParam("number") String number) {
        return certificates.find(new Uscc(uscc), VerificationNumber.of(number), caller.actor());
    }

    @GET
    @Path("/{number}/print")
    @Produces(PAGE)
    @Operation(summary = "打印信用证明 · a certificate as a page to print, with its QR code")
    @APIResponseSchema(value = String.class, responseDescription = "可打印的页面 · a page to print")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> printCertificate(@PathParam("uscc") String uscc, @PathParam("number") String number) {
        return certificate(uscc, number).map(sheet::of);
    }
}
