package io.ecocredit.certificates;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.verifications.VerificationNumber;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Certificates on paper. */
@Path("/api/v1/institutions/{uscc}/certificates/{number}/print")
@Authenticated
@Tag(name = "institutions")
public class CertificatePages {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final CertificateService certificates;
    private final CertificateSheet sheet;
    private final Caller caller;

    CertificatePages(CertificateService certificates, CertificateSheet sheet, Caller caller) {
        this.certificates = certificates;
        this.sheet = sheet;
        this.caller = caller;
    }

    @GET
    @Produces(PAGE)
    @Operation(summary = "打印信用证明 · a certificate as a page to print, with its QR code")
    @APIResponse(
            responseCode = "200",
            description = "可打印的页面 · a page to print",
            content = @Content(mediaType = PAGE, schema = @Schema(implementation = String.class)))
    public Uni<TemplateInstance> printCertificate(@PathParam("uscc") String uscc, @PathParam("number") String number) {
        return certificates
                .find(new Uscc(uscc), VerificationNumber.of(number), caller.actor())
                .map(sheet::of);
    }
}
