package io.ecocredit.calendars;

import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The calendars that periods are counted by: what the program ships, and in its place what the region has loaded. */
@Singleton
@Cites(settles = Interpretation.I_19)
public class Calendars {

    private final Map<Integer, List<SpecialDay>> shipped = LawFiles.specialDays().stream()
            .collect(Collectors.groupingBy(day -> day.date().getYear()));

    private final Inside inside;
    private final CalendarRepository repository;
    private final LegalClock clock;

    Calendars(Inside inside, CalendarRepository repository, LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.clock = clock;
    }

    /** The calendar as it stands for the transaction of a connection. */
    public Uni<WorkingCalendar> current(SqlConnection connection) {
        return years(connection)
                .map(years -> WorkingCalendar.of(
                        years.keySet(),
                        years.values().stream().flatMap(List::stream).toList()));
    }

    /**
     * The last day of a period in working days that the arrival of a notice starts, by the rules of an evaluation year.
     *
     * @throws io.ecocredit.regulation.text.RefusalException when a calendar year that it needs is not loaded
     */
    public Uni<LocalDate> lastDay(SqlConnection connection, int year, WorkingPeriod period, LocalDate arrival) {
        int days = RuleBook.of(year).get(period.rule());
        return current(connection).map(calendar -> calendar.after(arrival, days).lastDay());
    }

    private Uni<Map<Integer, List<SpecialDay>>> years(SqlConnection connection) {
        return repository.loaded(connection).map(loaded -> {
            Map<Integer, List<SpecialDay>> years = new TreeMap<>(shipped);
            years.putAll(loaded);
            return years;
        });
    }

    /** A year's special days, or empty when no calendar of it is loaded. */
    Uni<Optional<CalendarYear>> find(int year, Actor reader) {
        return inside.as(
                reader,
                connection -> years(connection)
                        .map(years -> Optional.ofNullable(years.get(year)).map(days -> new CalendarYear(year, days))));
    }

    /** Puts a calendar in the place of whatever was loaded for its year; deadlines already set stay as they were told. */
    Uni<CalendarYear> load(CalendarYear calendar, Act act) {
        LoadedYear year = new LoadedYear(calendar, act.actor().name(), clock.instant());
        return inside.doing(act, connection -> repository.replace(connection, year))
                .replaceWith(calendar);
    }
}
