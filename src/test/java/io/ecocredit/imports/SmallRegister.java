package io.ecocredit.imports;

import static io.ecocredit.fixtures.RegionYear.deliver;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A register with a few institutions, a practitioner and a record of each sort, and one good row of every kind of file. */
final class SmallRegister {

    static final String TESTING = "9115020065E6PF50T9";
    static final String EIA = "91150600D5DDA4UWCK";

    /** A general record of 2024. */
    static final String GENERAL = "G-1";

    static final String PENALTY = "G-2";
    static final String SERIOUS = "S-1";

    private static int lastNumber;

    private SmallRegister() {}

    static void fill() {
        deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
                91150600D5DDA4UWCK,乙环境评价有限公司,EIA;CONSULTING,150600,2005-11-26
                """);
        deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P-1,159999196102020010,从业人员甲,9115020065E6PF50T9,150200
                """);
        String header = header("records") + "\n";
        assertAccepted("records", header + csv("records", Map.of("record_no", GENERAL)));
        assertAccepted(
                "records",
                header
                        + csv(
                                "records",
                                Map.of(
                                        "record_no",
                                        PENALTY,
                                        "indicator",
                                        "1-13",
                                        "item",
                                        "13.1",
                                        "document_no",
                                        "罚字1号")));
        assertAccepted(
                "records",
                header
                        + csv(
                                "records",
                                Map.of(
                                        "record_no",
                                        SERIOUS,
                                        "indicator",
                                        "18-1",
                                        "category",
                                        "SERIOUS",
                                        "item",
                                        "14.1")));
    }

    private static void assertAccepted(String kind, String csv) {
        assertThat(deliver(kind, csv).getLong("result.accepted")).isEqualTo(1);
    }

    static String header(String kind) {
        return String.join(",", goodRow(kind).keySet());
    }

    /** A good row that no file has brought yet, with some fields set otherwise. */
    static String csv(String kind, Map<String, String> changes) {
        Map<String, String> row = goodRow(kind);
        changes.forEach((field, value) -> assertThat(row.put(field, value)).isNotNull());
        return row.values().stream()
                        .map(value ->
                                value.matches("(?s).*[,\"\n\r].*") ? "\"" + value.replace("\"", "\"\"") + "\"" : value)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static Map<String, String> goodRow(String kind) {
        String number = "N-" + ++lastNumber;
        return switch (kind) {
            case "institutions" ->
                row(
                        "uscc",
                        unusedCode(),
                        "name",
                        "丙公司",
                        "kinds",
                        "TESTING;CARBON",
                        "division",
                        "150202",
                        "registered_on",
                        "");
            case "engagements" ->
                row(
                        "uscc",
                        TESTING,
                        "division",
                        "150202",
                        "year",
                        "2024",
                        "client_uscc",
                        "",
                        "client_name",
                        "某单位",
                        "project",
                        number,
                        "origin",
                        "LEAGUE");
            case "exclusions" -> row("uscc", TESTING, "from", unusedDay(), "until", unusedDay(), "reason", "涉嫌犯罪");
            case "practitioners" ->
                row(
                        "practitioner_no",
                        number,
                        "identity_number",
                        "H" + 10000000 + lastNumber,
                        "name",
                        "某人",
                        "employer_uscc",
                        "",
                        "division",
                        "150200");
            case "records" ->
                row(
                        "record_no",
                        number,
                        "uscc",
                        TESTING,
                        "category",
                        "GENERAL",
                        "indicator",
                        "1-12",
                        "item",
                        "13.4",
                        "occurred_on",
                        "2024-03-01",
                        "produced_on",
                        "2024-04-01",
                        "final_on",
                        "",
                        "division",
                        "150200",
                        "authority",
                        "包头市生态环境局",
                        "document_no",
                        number + "号",
                        "source",
                        "1",
                        "client_uscc",
                        "",
                        "client_outcome",
                        "",
                        "client_points",
                        "",
                        "client_document_no",
                        "",
                        "summary",
                        "某事");
            case "practitioner_records" ->
                row(
                        "record_no",
                        number,
                        "practitioner_no",
                        "P-1",
                        "employer_uscc",
                        TESTING,
                        "indicator",
                        "2-03",
                        "occurred_on",
                        "2024-03-01",
                        "produced_on",
                        "2024-04-01",
                        "division",
                        "150200",
                        "authority",
                        "包头市生态环境局",
                        "document_no",
                        "",
                        "client_name",
                        "某单位",
                        "summary",
                        "某事");
            case "warnings" ->
                row(
                        "record_no",
                        GENERAL,
                        "issued_on",
                        "2024-05-01",
                        "requirement",
                        "限期整改",
                        "limit_on",
                        "2024-08-31",
                        "rectified_on",
                        "",
                        "confirmed_on",
                        "");
            case "rectifications" -> row("record_no", GENERAL, "confirmed_on", "2024-09-01", "authority", "包头市生态环境局");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Map<String, String> row(String... namesAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            row.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return row;
    }

    /** A code of the right form; its check character need not fit. */
    private static String unusedCode() {
        return "91150200MA%08d".formatted(lastNumber);
    }

    private static String unusedDay() {
        return "2024-%02d-%02d".formatted(1 + lastNumber / 28 % 12, 1 + lastNumber % 28);
    }
}
