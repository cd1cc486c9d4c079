package io.ecocredit.certificates;

import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.verifications.QrCode;
import io.ecocredit.verifications.VerificationNumber;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
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

/** Certificates on paper: one sheet with the QR code of the address at which anyone can verify it. */
@Path("/api/v1/institutions/{uscc}/certificates/{number}/print")
@Authenticated
@Tag(name = "institutions")
public class CertificatePages {

    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final CertificateService certificates;
    private final Caller caller;
    private final PublicAddress addresses;
    private final RoutingContext request;

    CertificatePages(CertificateService certificates, Caller caller, PublicAddress addresses, RoutingContext request) {
        this.certificates = certificates;
        this.caller = caller;
        this.addresses = addresses;
        this.request = request;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance certificate(Certificate certificate, String address, QrCode code);
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
                .map(this::page);
    }

    private TemplateInstance page(Certificate certificate) {
        String address = addresses.of(certificate.verification(), request.request());
        return Templates.certificate(certificate, address, QrCode.of(address));
    }
}
