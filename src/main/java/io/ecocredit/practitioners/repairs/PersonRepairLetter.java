package io.ecocredit.practitioners.repairs;

import io.ecocredit.practitioners.repairs.PersonRepair.State;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;

/**
 * A practitioner's confirmation of repair (信用修复确认书). It knows the person by number, and nothing public verifies it: that
 * somebody was ever a dishonest individual is nobody's to learn (A21.4, A36).
 */
@Singleton
@Cites(provisions = {Provision.A28_PARAGRAPH_1, Provision.A36_PARAGRAPH_1})
class PersonRepairLetter {

    private final Divisions divisions;

    PersonRepairLetter(Divisions divisions) {
        this.divisions = divisions;
    }

    @CheckedTemplate(basePath = "PersonRepairPages")
    static final class Templates {
        static native TemplateInstance letter(PersonRepairView repair, String bureau);
    }

    /** @throws RefusalException 404 for a repair that was not granted */
    TemplateInstance of(PersonRepairView repair) {
        if (repair.state() != State.REPAIRED) {
            throw Refusal.of(RefusalCode.NO_REPAIR_LETTER, "没有信用修复确认书：只对予以修复的出具")
                    .under(Clause.of(Provision.A28_PARAGRAPH_1))
                    .asException();
        }
        return Templates.letter(repair, divisions.bureauOf(repair.leadLeague()));
    }
}
