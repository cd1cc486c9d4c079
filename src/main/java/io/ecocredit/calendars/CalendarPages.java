package io.ecocredit.calendars;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.pages.Form;
import io.ecocredit.platform.pages.Forms;
import io.ecocredit.platform.pages.Visitor;
import io.ecocredit.platform.pages.Visitors;
import io.ecocredit.platform.problem.Days;
import io.ecocredit.platform.problem.Problem;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The working-day calendar of a year in a browser, which the region enters one day a line (I-19). */
@Path("/inside/calendars/{year}")
@Authenticated
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Cites(settles = Interpretation.I_19)
public class CalendarPages {

    private static final String OFF = "休";
    private static final String WORK = "班";
    private static final int PARTS = 3;

    private final Calendars calendars;
    private final Caller caller;
    private final Visitors visitors;

    CalendarPages(Calendars calendars, Caller caller, Visitors visitors) {
        this.calendars = calendars;
        this.caller = caller;
        this.visitors = visitors;
    }

    @CheckedTemplate
    static final class Templates {
        static native TemplateInstance calendar(
                Visitor visitor,
                int year,
                @Nullable CalendarYear calendar,
                List<CalendarVersion> versions,
                String lines,
                Form form,
                boolean saved,
                @Nullable Problem fault);
    }

    @GET
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<TemplateInstance> calendarPage(
            @PathParam("year") String year, @QueryParam("saved") @Nullable String saved) {
        return page(Stated.year(year), Form.nothing(), saved != null, null);
    }

    private Uni<TemplateInstance> page(int year, Form form, boolean saved, @Nullable Problem fault) {
        Actor reader = caller.actor();
        return calendars
                .find(year, reader)
                .map(found -> found.orElse(null))
                .flatMap(calendar -> versions(year, reader)
                        .map(versions -> Templates.calendar(
                                visitors.current(),
                                year,
                                calendar,
                                versions,
                                lines(calendar, versions),
                                form,
                                saved,
                                fault)));
    }

    private Uni<List<CalendarVersion>> versions(int year, Actor reader) {
        return visitors.current().isRegion()
                ? calendars.versions(year, reader)
                : Uni.createFrom().item(List.of());
    }

    /** The notice as it was loaded, since it may begin in the year before; otherwise what is in force. */
    private static String lines(@Nullable CalendarYear calendar, List<CalendarVersion> versions) {
        if (calendar == null) {
            return "";
        }
        return (calendar.version() == 0
                        ? calendar.days()
                        : versions.stream()
                                .filter(each -> each.version() == calendar.version())
                                .findFirst()
                                .map(CalendarVersion::days)
                                .orElse(calendar.days()))
                .stream()
                        .map(day ->
                                day.date() + " " + (day.type() == SpecialDay.Type.OFF ? OFF : WORK) + " " + day.name())
                        .collect(Collectors.joining("\n"));
    }

    @POST
    @ActsAs(of = CalendarResource.class, operation = "loadCalendar")
    public Uni<Response> loadCalendarOnPage(@PathParam("year") String year, Form form) {
        int wanted = Stated.year(year);
        return Forms.carryOut(
                () -> {
                    Lines lines = form.read(Lines.class);
                    return calendars
                            .load(wanted, lines.listed(), lines.confirmed(), caller.act(year))
                            .replaceWith("/inside/calendars/" + wanted + "?saved=true");
                },
                fault -> page(wanted, form.refused(fault), false, fault));
    }

    /**
     * The days of a year, one a line.
     *
     * @param removed days that will not differ any more, one a line
     */
    record Lines(@Nullable String days, @Nullable String removed) {

        List<SpecialDay> listed() {
            if (days == null) {
                throw RefusalException.invalid("days", null, "请填写至少一天");
            }
            return lines(days).map(CalendarPages::day).toList();
        }

        Set<LocalDate> confirmed() {
            return removed == null
                    ? Set.of()
                    : lines(removed).map(line -> date("removed", line)).collect(Collectors.toSet());
        }

        private static Stream<String> lines(String text) {
            return text.lines().map(String::strip).filter(line -> !line.isEmpty());
        }
    }

    private static SpecialDay day(String line) {
        String[] parts = line.split("\\s+", PARTS);
        if (parts.length < PARTS || (!parts[1].equals(OFF) && !parts[1].equals(WORK))) {
            throw RefusalException.invalid("days", line, "每行应为“日期 休（或班） 名称”，这一行不是：" + line);
        }
        return new SpecialDay(
                date("days", parts[0]),
                parts[2],
                parts[1].equals(OFF) ? SpecialDay.Type.OFF : SpecialDay.Type.MAKEUP_WORKDAY);
    }

    private static LocalDate date(String field, String text) {
        return Days.parse(text).orElseThrow(() -> RefusalException.invalid(field, text, "应为日期 YYYY-MM-DD"));
    }
}
