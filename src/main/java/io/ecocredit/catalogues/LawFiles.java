package io.ecocredit.catalogues;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ecocredit.regulation.disclosure.Ending;
import io.ecocredit.regulation.disclosure.KindOfData;
import io.ecocredit.regulation.disclosure.RetentionRule;
import io.ecocredit.regulation.disclosure.RetentionSchedule;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.grading.Indicator;
import io.ecocredit.regulation.grading.Outcome;
import io.ecocredit.regulation.subject.AuthorityKind;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.DatedValue;
import io.ecocredit.regulation.text.LegalText;
import io.ecocredit.regulation.text.Place;
import io.ecocredit.regulation.text.Rule;
import io.ecocredit.regulation.text.RuleHistory;
import io.ecocredit.regulation.time.HolidayNotice;
import io.ecocredit.regulation.time.StatutoryHoliday;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the data of the law that the program ships under {@code /law}, and gives them to the features. They are part of the program: a file that cannot be
 * read is a fault of the build and stops the start.
 */
public final class LawFiles {

    private static final String FINAL_PENALTY = "FINAL_PENALTY";

    private LawFiles() {}

    /** Annex 1, annex 2 and article 18 in the latest version that the rule book names. */
    @Produces
    @Singleton
    public static Catalogue catalogue() {
        DatedValue<?> version = RuleHistory.shipped().ofRule(Rule.CATALOGUE).getLast();
        return Catalogue.of(
                version.written(),
                version.from().getYear(),
                read("catalogue-" + version.written() + ".csv", LawFiles::indicator));
    }

    /** The values of the law, each with its time; read at the start, since a fault in them is one of the build. */
    @Startup
    @Produces
    @Singleton
    public static RuleHistory rules() {
        return RuleHistory.shipped();
    }

    /** GB/T 2260 codes of the region, its leagues and their counties, and those that were abolished. */
    @Produces
    @Singleton
    @Named("divisions")
    public static Divisions divisions() {
        return new Divisions(
                read("divisions.csv", LawFiles::division),
                read(
                        "abolished-divisions.csv",
                        row -> new Divisions.Abolished(
                                row.getField("code"), row.getField("name"), row.getField("successor"))));
    }

    /** The State Council's notices that the program ships, by their year; later years are loaded while the service runs. */
    public static List<HolidayNotice> holidayNotices() {
        Map<Integer, List<SpecialDay>> days = read("workdays.csv", row -> row).stream()
                .collect(Collectors.groupingBy(
                        row -> Integer.valueOf(row.getField("notice")),
                        TreeMap::new,
                        Collectors.mapping(LawFiles::specialDay, Collectors.toList())));
        return days.entrySet().stream()
                .map(year -> new HolidayNotice(year.getKey(), year.getValue()))
                .toList();
    }

    private static SpecialDay specialDay(NamedCsvRecord row) {
        return new SpecialDay(
                LocalDate.parse(row.getField("date")),
                row.getField("name"),
                SpecialDay.Type.valueOf(row.getField("type").toUpperCase(Locale.ROOT)));
    }

    /** The days on which everybody is off by law (全国年节及纪念日放假办法), with the years that each is in force. */
    public static List<StatutoryHoliday> statutoryHolidays() {
        return read(
                "statutory-holidays.csv",
                row -> new StatutoryHoliday(
                        row.getField("name"),
                        StatutoryHoliday.Reckoning.valueOf(row.getField("reckoning")),
                        number(row, "month").orElse(0),
                        number(row, "day").orElse(0),
                        number(row, "from").orElseThrow(),
                        number(row, "until").orElse(Integer.MAX_VALUE),
                        Clause.of(Place.of(LegalText.titled(row.getField("document")), row.getField("place")))));
    }

    private static OptionalInt number(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** How long each kind of data is kept (A36). */
    @Produces
    @Singleton
    public static RetentionSchedule retention() {
        return new RetentionSchedule(read(
                "retention.csv",
                row -> new RetentionRule(
                        KindOfData.valueOf(row.getField("kind")),
                        row.getField("basis"),
                        row.getField("clause"),
                        Period.parse(row.getField("period")),
                        Ending.valueOf(row.getField("ending")))));
    }

    private static Indicator indicator(NamedCsvRecord row) {
        return new Indicator(
                row.getField("code"),
                Clause.of(Place.of(LegalText.MEASURE_2024_21, row.getField("place"))),
                row.getField("section"),
                each(row.getField("kinds"), InstitutionKind::valueOf),
                row.getField("wording"),
                outcome(row),
                FINAL_PENALTY.equals(row.getField("condition")),
                each(row.getField("authority_kinds"), AuthorityKind::valueOf));
    }

    private static Outcome outcome(NamedCsvRecord row) {
        String outcome = row.getField("outcome");
        return switch (outcome) {
            case "POINTS" -> new Outcome.Points(new BigDecimal(row.getField("points")));
            case "BAD" -> new Outcome.Bad();
            case "AS_CLIENT" -> new Outcome.AsClient();
            case "STAFF" -> new Outcome.Staff(new BigDecimal(row.getField("points")));
            case "NOTED" -> new Outcome.Noted();
            default -> throw new IllegalStateException("unknown outcome in the catalogue: " + outcome);
        };
    }

    private static Division division(NamedCsvRecord row) {
        String code = row.getField("code");
        return switch (row.getField("level")) {
            case "region" -> new Division(code, row.getField("name"), Division.Level.REGION, code);
            case "prefecture" -> new Division(code, row.getField("name"), Division.Level.LEAGUE, code);
            default -> new Division(code, row.getField("name"), Division.Level.COUNTY, row.getField("parent_code"));
        };
    }

    private static <T> Set<T> each(String joined, Function<String, T> parse) {
        return Arrays.stream(joined.split(";"))
                .filter(part -> !part.isEmpty())
                .map(parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    static <T> List<T> read(String file, Function<NamedCsvRecord, T> parse) {
        try (InputStream stream = LawFiles.class.getResourceAsStream("/law/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file law/" + file);
            }
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                return rows.stream().map(parse).toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
