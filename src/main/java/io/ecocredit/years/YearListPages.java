package io.ecocredit.years;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Typed;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
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

    /** What somebody typed to open a year: a step and, in the same place, the day by which it is to be done. */
    record PlanForm(Typed fields) {

        /** The year as it was typed. */
        public String typedYear() {
            return fields.typed("year");
        }

        /** The day that was typed for a step, or nothing. */
        public String typed(FixedDate date) {
            return Objects.requireNonNullElse(days().get(date.name()), "");
        }

        private Map<String, @Nullable String> days() {
            List<String> steps = fields.all("step");
            List<String> days = fields.all("by");
            Map<String, @Nullable String> typed = new HashMap<>();
            for (int index = 0; index < Math.min(steps.size(), days.size()); index++) {
                typed.put(steps.get(index), Forms.text(days.get(index)));
            }
            return typed;
        }

        Map<FixedDate, @Nullable LocalDate> dates() {
            Map<FixedDate, @Nullable LocalDate> dates = new EnumMap<>(FixedDate.class);
            Map<String, @Nullable String> typed = days();
            for (FixedDate date : FixedDate.values()) {
                LocalDate day = Forms.date("dates." + date, typed.get(date.name()));
                if (day != null) {
                    dates.put(date, day);
                }
            }
            return dates;
        }
    }

    @CheckedTemplate(basePath = "YearPages")
    static final class Templates {
        static native TemplateInstance years(
                Visitor visitor, List<Year> years, List<FixedDate> dates, PlanForm typed, @Nullable Problem fault);
    }

    @GET
    @Declared(league = OWN, region = ALL)
    public Uni<TemplateInstance> yearsPage() {
        return list(new PlanForm(Typed.nothing()), null);
    }

    private Uni<TemplateInstance> list(PlanForm typed, @Nullable Problem fault) {
        Visitor visitor = visitors.current();
        return years.all(caller.actor())
                .map(all -> Templates.years(visitor, all, Arrays.asList(FixedDate.values()), typed, fault));
    }

    @POST
    @ActsAs(of = YearResource.class, operation = "open")
    public Uni<Response> openYearOnPage(MultivaluedMap<String, String> fields) {
        PlanForm typed = new PlanForm(new Typed(fields));
        return Forms.carryOut(
                () -> {
                    String year = typed.typedYear();
                    EvaluationYear wanted = YearResource.parse(year);
                    return years.open(wanted, typed.dates(), caller.act(year))
                            .replaceWith("/inside/years/" + wanted.value());
                },
                fault -> list(typed, fault));
    }
}
