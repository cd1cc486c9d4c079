package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.years.HistoryResource.HistoryOrder;
import io.ecocredit.years.HistoryService.Opening;
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

/** A year from before this register, which the region opens to its history, in a browser (I-30). */
@Path("/inside/years/{year}/history")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class HistoryPages {

    private final HistoryService history;
    private final Visitors visitors;
    private final Caller caller;

    HistoryPages(HistoryService history, Visitors visitors, Caller caller) {
        this.history = history;
        this.visitors = visitors;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance history(
                Visitor visitor, int year, List<Opening> openings, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(region = ALL)
    public Uni<TemplateInstance> historyPage(@PathParam("year") String year) {
        return page(YearResource.parse(year), Form.nothing(), null);
    }

    private Uni<TemplateInstance> page(EvaluationYear year, Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return history.all(year, caller.actor())
                .map(openings -> Templates.history(visitor, year.value(), openings, form, fault));
    }

    @POST
    @ActsAs(of = HistoryResource.class, operation = "openToHistory")
    public Uni<Response> openHistoryOnPage(@PathParam("year") String year, Form form) {
        EvaluationYear wanted = YearResource.parse(year);
        return Forms.carryOut(
                () -> {
                    HistoryOrder order = form.read(HistoryOrder.class);
                    return history.open(wanted, order.requiredDay(), order.requiredReason(), caller.act(year))
                            .replaceWith("/inside/years/" + year + "/history");
                },
                fault -> page(wanted, form.refused(fault), fault));
    }
}
