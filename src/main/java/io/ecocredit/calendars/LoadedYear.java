package io.ecocredit.calendars;

import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A version of a year's notice that the region has loaded, with its days. It stays as it is. */
@Entity
@Immutable
@Table(schema = "register", name = "calendar_years")
class LoadedYear {

    @EmbeddedId
    YearVersion key;

    String loadedBy;
    Instant loadedAt;

    @ElementCollection
    @CollectionTable(
            schema = "register",
            name = "special_days",
            joinColumns = {
                @JoinColumn(name = "year", referencedColumnName = "year"),
                @JoinColumn(name = "version", referencedColumnName = "version")
            })
    @OrderBy("day")
    @Immutable
    List<Day> days = List.of();

    protected LoadedYear() {}

    LoadedYear(HolidayNotice notice, int version, String loadedBy, Instant loadedAt) {
        this.key = new YearVersion(notice.year(), version);
        this.loadedBy = loadedBy;
        this.loadedAt = loadedAt;
        this.days = notice.days().stream()
                .map(special -> new Day(special.date(), special.name(), special.type()))
                .toList();
    }

    CalendarVersion view() {
        return new CalendarVersion(
                key.year(),
                key.version(),
                loadedBy,
                loadedAt,
                days.stream().map(Day::special).toList());
    }

    /** @param version 1 the first */
    @Embeddable
    record YearVersion(int year, int version) {}

    /** A special day as it is kept. */
    @Embeddable
    record Day(
            LocalDate day,
            String name,
            @Enumerated(EnumType.STRING) SpecialDay.Type type) {

        SpecialDay special() {
            return new SpecialDay(day, name, type);
        }
    }
}
