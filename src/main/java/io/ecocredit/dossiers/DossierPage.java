package io.ecocredit.dossiers;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page of a record, to which each of its forms comes back: as it stands then, or with what was refused. */
@Singleton
class DossierPage {

    private final Dossiers dossiers;
    private final Visitors visitors;
    private final Caller caller;

    DossierPage(Dossiers dossiers, Visitors visitors, Caller caller) {
        this.dossiers = dossiers;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "RecordPages")
    static final class Templates {
        static native TemplateInstance record(Visitor visitor, Dossier shown, @Nullable Problem fault);
    }

    Uni<TemplateInstance> of(String number) {
        return of(number, Form.nothing(), null);
    }

    private Uni<TemplateInstance> of(String number, Form form, @Nullable Problem fault) {
        return dossiers.of(number, caller.actor(), form)
                .map(shown -> Templates.record(visitors.current(), shown, fault));
    }

    /** Carries out what was typed into one of the forms. */
    Uni<Response> carryOut(String number, Form form, Function<Form, Uni<?>> work) {
        return Forms.carryOut(
                () -> work.apply(form).map(done -> Dossier.address(number)),
                fault -> of(number, form.refused(fault), fault));
    }

    /** The same of a form whose place on the page is told apart by a part of the address. */
    Uni<Response> carryOut(String number, String place, Uni<?> work) {
        return Forms.carryOut(
                work.map(done -> Dossier.address(number) + place), fault -> of(number, Form.nothing(), fault));
    }
}
