package io.ecocredit.calendars;

import static io.ecocredit.platform.operation.Permission.ALL;
import static io.ecocredit.platform.operation.Permission.OWN;

import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.problem.Stated;
import io.ecocredit.regulation.text.Nature;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The working-day calendar of a year. */
@Path("/api/v1/calendars/{year}")
@Authenticated
@Tag(name = "years")
public class CalendarResource {

    private final Calendars calendars;
    private final Caller caller;

    CalendarResource(Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.caller = caller;
    }

    /**
     * @param days every day of the year that differs from the ordinary week, and those of December before it that the
     *     notice changes
     * @param removed the days that differ now and will not, each confirmed by its date
     */
    public record CalendarOrder(
            @Nullable List<@Nullable SpecialDay> days,
            @Nullable List<@Nullable LocalDate> removed) {

        List<@Nullable SpecialDay> named() {
            if (days == null) {
                throw RefusalException.invalid("days", null, "必填");
            }
            return days;
        }

        Set<LocalDate> confirmed() {
            return removed == null
                    ? Set.of()
                    : removed.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        }
    }

    @GET
    @Operation(summary = "工作日历 · days of a year that differ from the ordinary week")
    @Declared(institution = OWN, league = OWN, region = ALL)
    public Uni<CalendarYear> calendar(@PathParam("year") String year) {
        int wanted = Stated.year(year);
        return calendars
                .find(wanted, caller.actor())
                .map(found -> found.orElseThrow(() -> Refusal.of(RefusalCode.CALENDAR_NOT_LOADED, wanted + "年工作日历尚未载入")
                        .as(Nature.ABSENT)
                        .asException()));
    }

    @GET
    @Path("/versions")
    @Operation(summary = "工作日历的各版 · every notice of the year that the region has loaded, the latest first")
    @Declared(region = ALL)
    public Uni<List<CalendarVersion>> calendarVersions(@PathParam("year") String year) {
        return calendars.versions(Stated.year(year), caller.actor());
    }

    @PUT
    @Operation(
            summary = "载入工作日历 · load a year's calendar",
            description =
                    "The State Council's notice and what the region adds; every statutory holiday is in it. It may"
                            + " begin in December of the year before. Days that are in force now and not in it are confirmed in"
                            + " removed. A period that runs over a day off that is new ends as many working days later; none ends"
                            + " earlier than it was told. Former versions are kept.")
    @Declared(region = ALL, subject = SubjectKind.CALENDAR)
    public Uni<CalendarYear> loadCalendar(@PathParam("year") String year, @Nullable CalendarOrder order) {
        CalendarOrder stated = order == null ? new CalendarOrder(null, null) : order;
        return calendars.load(Stated.year(year), stated.named(), stated.confirmed(), caller.act(year));
    }
}
