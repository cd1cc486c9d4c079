package io.ecocredit.calendars;

import io.ecocredit.calendars.CalendarHistory.Reign;
import io.ecocredit.catalogues.LawFiles;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.regulation.text.WorkingPeriod;
import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.Pause;
import io.ecocredit.regulation.time.WorkingCalendar;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calendars that periods are counted by: what the program ships, and in its place what the region has loaded. */
@Singleton
@Cites(settles = {Interpretation.I_19, Interpretation.I_37})
public class Calendars {

    private final List<HolidayNotice> shipped = LawFiles.holidayNotices();

    private final Inside inside;
    private final CalendarRepository repository;
    private final RunningPeriods running;
    private final StatutoryDays statutory;
    private final LegalClock clock;

    Calendars(
            Inside inside,
            CalendarRepository repository,
            RunningPeriods running,
            StatutoryDays statutory,
            LegalClock clock) {
        this.inside = inside;
        this.repository = repository;
        this.running = running;
        this.statutory = statutory;
        this.clock = clock;
    }

    /** The calendar as it stands for the transaction of a connection. */
    public Uni<WorkingCalendar> current(SqlConnection connection) {
        return inForce(connection).map(YearsInForce::calendar);
    }

    /** The calendars one after the other, until the one that stands for the transaction of a connection. */
    public Uni<CalendarHistory> history(SqlConnection connection) {
        return repository.all(connection).map(this::history);
    }

    private CalendarHistory history(List<CalendarVersion> loaded) {
        List<Reign> reigns = new ArrayList<>();
        Map<Integer, CalendarVersion> latest = new HashMap<>();
        for (CalendarVersion version : loaded) {
            reigns.add(new Reign(reckoned(latest.values()), version.loadedOn()));
            latest.put(version.year(), version);
        }
        reigns.add(new Reign(reckoned(latest.values()), null));
        return new CalendarHistory(reigns);
    }

    private WorkingCalendar reckoned(Collection<CalendarVersion> loaded) {
        return YearsInForce.of(shipped, List.copyOf(loaded), statutory::of).calendar();
    }

    /**
     * The last day of a period in working days that the arrival of a notice starts, by the rules of an evaluation year.
     *
     * @throws io.ecocredit.regulation.text.RefusalException when a calendar year that it needs is not loaded
     */
    public Uni<LocalDate> lastDay(SqlConnection connection, int year, WorkingPeriod period, LocalDate arrival) {
        return lastDay(connection, year, period, arrival, List.of());
    }

    /** The same of a period that stood still meanwhile. */
    public Uni<LocalDate> lastDay(
            SqlConnection connection, int year, WorkingPeriod period, LocalDate arrival, List<Pause> pauses) {
        int days = RuleBook.of(year).get(period.rule());
        return current(connection)
                .map(calendar -> calendar.after(arrival, days, pauses).lastDay());
    }

    private Uni<YearsInForce> inForce(SqlConnection connection) {
        return repository.latest(connection).map(loaded -> YearsInForce.of(shipped, loaded, statutory::of));
    }

    /** A year's special days, or empty when no calendar of it is loaded. */
    Uni<Optional<CalendarYear>> find(int year, Actor reader) {
        return inside.as(reader, connection -> inForce(connection).map(years -> years.year(year)));
    }

    /** Every version of a year's notice that the region has loaded, the latest first. */
    Uni<List<CalendarVersion>> versions(int year, Actor reader) {
        return inside.as(reader, connection -> repository.versions(connection, year));
    }

    /**
     * Puts a notice in the place of whatever was loaded for its year, which stays as it was loaded. What runs over a day off that
     * is new ends as many working days later, and nothing ends earlier than it was told. The same notice again changes nothing.
     *
     * @param going the days that are in force now and will not be, each as the officer has confirmed it
     * @throws io.ecocredit.regulation.text.RefusalException when a statutory holiday is not in it, a made-up day is no
     *     weekend, or a day would go that is not confirmed
     */
    Uni<CalendarYear> load(int year, List<? extends @Nullable SpecialDay> days, Set<LocalDate> going, Act act) {
        HolidayNotice notice = HolidayNotice.of(year, days, statutory.of(year));
        return inside.doing(
                act,
                connection -> Turns.take(connection, "calendars")
                        .chain(() -> inForce(connection))
                        .call(before -> put(connection, before, notice, going, act))
                        .flatMap(before -> inForce(connection)
                                .call(now -> running.putOff(connection, before.calendar(), now.calendar(), act)))
                        .map(years -> years.year(year).orElseThrow()));
    }

    private Uni<Void> put(
            SqlConnection connection, YearsInForce before, HolidayNotice notice, Set<LocalDate> confirmed, Act act) {
        before.with(notice).requireConfirmed(before, confirmed);
        return before.has(notice)
                ? Uni.createFrom().voidItem()
                : repository
                        .versions(connection, notice.year())
                        .map(versions ->
                                versions.isEmpty() ? 1 : versions.getFirst().version() + 1)
                        .chain(version -> repository.add(
                                connection,
                                new LoadedYear(notice, version, act.actor().name(), clock.instant())));
    }
}
