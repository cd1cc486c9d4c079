package io.ecocredit.certificates;

import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.pages.QrCode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** A certificate on one sheet of paper, with the QR code of the address at which anyone can verify it (A19). */
@Singleton
class CertificateSheet {

    private final PublicAddress addresses;
    private final RoutingContext request;

    CertificateSheet(PublicAddress addresses, RoutingContext request) {
        this.addresses = addresses;
        this.request = request;
    }

    @CheckedTemplate(basePath = "CertificatePages")
    static final class Templates {
        static native TemplateInstance certificate(Certificate certificate, String address, QrCode code);
    }

    TemplateInstance of(Certificate certificate) {
        String address = addresses.of(certificate.verification(), request.request());
        return Templates.certificate(certificate, address, QrCode.of(address));
    }
}
