package io.ecocredit.stories.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Working days, counted from the State Council's notices and nothing else. */
final class Workdays {

    private static final String NOTICES = "/law/workdays.csv";

    private final Map<LocalDate, String> named;

    Workdays() {
        try (InputStream file = Workdays.class.getResourceAsStream(NOTICES)) {
            named = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .collect(Collectors.toMap(
                            columns -> LocalDate.parse(columns[1]), columns -> columns[3], (first, later) -> later));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The last day of a period of so many working days that begins the day after. */
    LocalDate after(LocalDate day, int days) {
        LocalDate last = day;
        for (int counted = 0; counted < days; ) {
            last = last.plusDays(1);
            counted += isWorking(last) ? 1 : 0;
        }
        return last;
    }

    /** How many working days there are after a day, up to and with another. */
    int between(LocalDate day, LocalDate last) {
        return (int) day.plusDays(1)
                .datesUntil(last.isAfter(day) ? last.plusDays(1) : day.plusDays(1))
                .filter(this::isWorking)
                .count();
    }

    private boolean isWorking(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return switch (named.getOrDefault(day, "")) {
            case "off" -> false;
            case "" -> !weekend;
            default -> true;
        };
    }
}
