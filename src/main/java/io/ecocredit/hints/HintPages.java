package io.ecocredit.hints;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Monthly reports of hints and the notices they led to, in a browser (A30). */
@Path("/inside/hints")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class HintPages {

    private final HintService hints;
    private final CoInvestigationService notices;
    private final Visitors visitors;
    private final Caller caller;

    HintPages(HintService hints, CoInvestigationService notices, Visitors visitors, Caller caller) {
        this.hints = hints;
        this.notices = notices;
        this.visitors = visitors;
        this.caller = caller;
    }

    /** All that the page shows of a month. */
    record Shown(String month, List<HintReport> reports, List<HintNotice> notices) {}

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance hints(Visitor visitor, Shown shown, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> hintsPage(@QueryParam("month") @Nullable String month) {
        return page(month(month), null);
    }

    /** The last month that is over, unless another is asked for. */
    private YearMonth month(@Nullable String text) {
        String asked = Forms.text(text);
        return asked == null
                ? YearMonth.from(visitors.current().today()).minusMonths(1)
                : HintReportResource.month(asked);
    }

    private Uni<TemplateInstance> page(YearMonth month, @Nullable Problem fault) {
        Actor reader = caller.actor();
        return hints.reports(month, reader)
                .flatMap(reports -> notices.notices(Window.of(null, "500", key -> true), reader)
                        .map(told -> new Shown(
                                month.toString(), reports, told.items().reversed())))
                .map(shown -> Templates.hints(visitors.current(), shown, fault));
    }

    @POST
    @Path("/report")
    @ActsAs(of = HintReportResource.class, operation = "reportHints")
    public Uni<Response> reportHintsOnPage(Form form) {
        return take(form, (of, act) -> hints.report(of, act, null, report -> Answer.of(201, report)));
    }

    @POST
    @Path("/collation")
    @ActsAs(of = HintReportResource.class, operation = "collateHints")
    public Uni<Response> collateHintsOnPage(Form form) {
        return take(form, notices::collate);
    }

    private Uni<Response> take(Form form, BiFunction<YearMonth, Act, Uni<?>> step) {
        YearMonth of = month(form.read(HintReportResource.MonthOrder.class).month());
        Act act = caller.act(of.toString());
        return Forms.carryOut(
                () -> step.apply(of, act).replaceWith("/inside/hints?month=" + of), fault -> page(of, fault));
    }
}
