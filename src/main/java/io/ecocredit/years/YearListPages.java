package io.ecocredit.years;

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
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.time.EvaluationYear;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The years in a browser, where the region opens them, with earlier dates if it wants (A20). */
@Path("/inside/years")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class YearListPages {

    private final YearService years;
    private final Caller caller;
    private final Visitors visitors;

    YearListPages(YearService years, Caller caller, Visitors visitors) {
        this.years = years;
        this.caller = caller;
        this.visitors = visitors;
    }

    /** A year that is opened, with the days by which steps are to be done where they are earlier than the measure's. */
    record Plan(@Nullable String year, @Nullable Map<FixedDate, @Nullable LocalDate> dates) {}

    @CheckedTemplate(basePath = "YearPages")
    static final class Templates {
        static native TemplateInstance years(
                Visitor visitor, List<Year> years, List<FixedDate> dates, Form form, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> yearsPage() {
        return list(Form.nothing(), null);
    }

    private Uni<TemplateInstance> list(Form form, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return years.all(caller.actor())
                .map(all -> Templates.years(visitor, all, Arrays.asList(FixedDate.values()), form, fault));
    }

    @POST
    @ActsAs(of = YearResource.class, operation = "open")
    public Uni<Response> openYearOnPage(Form form) {
        return Forms.carryOut(
                () -> {
                    Plan plan = form.read(Plan.class);
                    EvaluationYear wanted = YearResource.parse(Objects.requireNonNullElse(plan.year(), ""));
                    return years.open(wanted, plan.dates(), caller.act(Integer.toString(wanted.value())))
                            .replaceWith("/inside/years/" + wanted.value());
                },
                fault -> list(form.refused(fault), fault));
    }
}
