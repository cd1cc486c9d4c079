package io.ecocredit.certificates;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.verifications.VerificationNumber;
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

/** Certificates of an institution in a browser: issued, listed, printed (A19). */
@Path("/inside/institutions/{uscc}/certificates")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class CertificateListPages {

    private final CertificateService certificates;
    private final CertificateSheet sheet;
    private final Visitors visitors;
    private final Caller caller;

    CertificateListPages(CertificateService certificates, CertificateSheet sheet, Visitors visitors, Caller caller) {
        this.certificates = certificates;
        this.sheet = sheet;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "CertificatePages")
    static final class Templates {
        static native TemplateInstance certificates(
                Visitor visitor, String uscc, List<Certificate> certificates, @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> certificatesPage(@PathParam("uscc") String uscc) {
        return page(new Uscc(uscc), null);
    }

    private Uni<TemplateInstance> page(Uscc uscc, @Nullable Problem fault) {
        return certificates
                .all(uscc, caller.actor())
                .map(all -> Templates.certificates(visitors.current(), uscc.value(), all, fault));
    }

    @POST
    @ActsAs(of = CertificateResource.class, operation = "issueCertificate")
    public Uni<Response> issueCertificateOnPage(@PathParam("uscc") String uscc, Form form) {
        Uscc institution = new Uscc(uscc);
        return Forms.carryOut(
                () -> certificates
                        .issue(
                                institution,
                                form.read(CertificateResource.CertificateOrder.class)
                                        .requiredYear(),
                                caller.act(uscc))
                        .map(answer -> "/inside/institutions/" + uscc + "/certificates/"
                                + answer.certificate().number()),
                fault -> page(institution, fault));
    }

    @GET
    @Path("/{number}")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> certificatePage(@PathParam("uscc") String uscc, @PathParam("number") String number) {
        return certificates
                .find(new Uscc(uscc), VerificationNumber.of(number), caller.actor())
                .map(sheet::of);
    }
}
