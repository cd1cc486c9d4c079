package io.ecocredit.repairs;

import io.ecocredit.platform.edge.PublicAddress;
import io.ecocredit.platform.pages.QrCode;
import io.ecocredit.regulation.repair.RepairRules.Move;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairView.Done;
import io.ecocredit.verifications.VerificationNumber;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** The confirmation of repair (信用修复确认书) on one sheet, with the QR code at which anyone can verify it (A26.2). */
@Singleton
@Cites(provisions = {Provision.A26_PARAGRAPH_2, Provision.A26_PARAGRAPH_3})
class RepairLetter {

    private final PublicAddress addresses;
    private final RoutingContext request;

    RepairLetter(PublicAddress addresses, RoutingContext request) {
        this.addresses = addresses;
        this.request = request;
    }

    @CheckedTemplate(basePath = "RepairPages")
    static final class Templates {
        static native TemplateInstance letter(
                RepairView repair, Done decision, String number, String address, QrCode code);
    }

    /** @throws RefusalException 404 for a repair that has none */
    TemplateInstance of(RepairView repair) {
        String number = repair.letter();
        if (number == null) {
            throw Refusal.of(RefusalCode.NO_REPAIR_LETTER, "没有信用修复确认书：只对评价结果公开后予以修复的出具")
                    .under(Clause.of(Provision.A26_PARAGRAPH_3))
                    .asException();
        }
        Done decision = repair.steps().stream()
                .filter(each -> each.move().equals(Move.DECIDE.name()))
                .reduce((one, other) -> other)
                .orElseThrow();
        String address = addresses.of(new VerificationNumber(number).path(), request.request());
        return Templates.letter(repair, decision, number, address, QrCode.of(address));
    }
}
