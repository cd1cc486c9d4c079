package io.ecocredit.calendars;

import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A year whose calendar the region has loaded, with its special days, which go with it. */
@Entity
@Table(schema = "register", name = "calendar_years")
class LoadedYear {

    @Id
    int year;

    String loadedBy;
    Instant loadedAt;

    @ElementCollection
    @CollectionTable(schema = "register", name = "special_days", joinColumns = @JoinColumn(name = "year"))
    @OrderBy("day")
    List<Day> days = new ArrayList<>();

    protected LoadedYear() {}

    LoadedYear(CalendarYear calendar, String loadedBy, Instant loadedAt) {
        this.year = calendar.year();
        this.loadedBy = loadedBy;
        this.loadedAt = loadedAt;
        calendar.days().forEach(special -> days.add(new Day(special.date(), special.name(), special.type())));
    }

    List<SpecialDay> special() {
        return days.stream().map(Day::special).toList();
    }

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
