package io.ecocredit.stories;

import static io.ecocredit.stories.GoldenRegion.officer;
import static io.ecocredit.stories.GoldenRegion.region;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.evidence.Samples;
import io.ecocredit.fixtures.Expected;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.stories.TwoCopies.Answer;
import io.ecocredit.stories.TwoCopies.Caller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The sample's warnings and rectifications of institutions' records, each led through the procedure by its institution and its
 * leagues on its own day.
 */
final class GoldenRemedies {

    private static final String PUBLIC_NOTICE = "2025-04-24";
    private static final String PUBLICATION = "2025-06-05";

    private final TwoCopies copies;
    private final Map<String, Row> records = rows("records");
    private final TreeMap<String, List<Runnable>> byDay = new TreeMap<>();
    private final Map<String, String> matters = new HashMap<>();
    private final Set<String> withAccount = new HashSet<>();
    private final Set<String> excused = new HashSet<>();
    private final Consumer<String> begin;

    /** A row of a file, by column. */
    private record Row(Map<String, String> cells) {
        String of(String column) {
            return Objects.requireNonNull(cells.get(column));
        }
    }

    /** @param begin makes it a day on which all that is known until then is delivered */
    GoldenRemedies(TwoCopies copies, Consumer<String> begin) {
        this.copies = copies;
        this.begin = begin;
        rows("warnings").forEach(this::planWarning);
        rows("rectifications").forEach((number, row) -> {
            if (records.containsKey(number)) {
                on(row.of("confirmed_on"), () -> rectify(number, row.of("confirmed_on")));
            }
        });
    }

    /** Lives through the days until one, which is not begun. */
    void until(String day) {
        while (!byDay.isEmpty() && byDay.firstKey().compareTo(day) < 0) {
            live(byDay.firstKey());
        }
    }

    /** What happens on a day that has begun. */
    void today(String day) {
        byDay.getOrDefault(day, List.of()).forEach(Runnable::run);
        byDay.remove(day);
    }

    private void live(String day) {
        begin.accept(day);
        today(day);
    }

    /** Whether a fact of a kind comes as bulk data although it is one of these. */
    boolean isBulk(String kind, String number) {
        return switch (kind) {
            case "warnings" -> false;
            case "rectifications" -> !records.containsKey(number);
            default -> true;
        };
    }

    private void planWarning(String number, Row row) {
        on(row.of("issued_on"), () -> issue(number, row));
        if (!row.of("rectified_on").isEmpty()) {
            on(row.of("rectified_on"), () -> report(number, row));
        }
        if (!row.of("confirmed_on").isEmpty() && isInTime(row)) {
            on(row.of("confirmed_on"), () -> confirm(number));
        }
    }

    private static boolean isInTime(Row warning) {
        return warning.of("rectified_on").compareTo(warning.of("limit_on")) <= 0;
    }

    private void on(String day, Runnable event) {
        byDay.computeIfAbsent(day, absent -> new ArrayList<>()).add(event);
    }

    private void issue(String number, Row row) {
        String league = league(number);
        String matter = matters.computeIfAbsent(
                league,
                absent -> copies.post(
                                officer(league, "one"),
                                "/api/v1/warning-matters",
                                Map.of(
                                        "title",
                                        "报告质量",
                                        "indicators",
                                        List.of("1-12"),
                                        "requirement",
                                        "限期整改",
                                        "days",
                                        60))
                        .ok()
                        .json()
                        .path("matterId")
                        .asText());
        copies.post(
                        officer(league, "one"),
                        "/api/v1/warnings",
                        Map.of("recordNo", number, "matterId", matter, "limitOn", row.of("limit_on")))
                .ok();
    }

    /** After the limit there is nothing more to report (A25). */
    private void report(String number, Row row) {
        String evidence = evidence(institution(number), number);
        Answer answer = act(
                institution(number),
                "/api/v1/warnings/" + number,
                "report",
                Map.of("words", "已整改", "evidence", List.of(evidence)));
        if (isInTime(row)) {
            answer.ok();
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.text()).contains("第二十五条");
        }
    }

    private void confirm(String number) {
        act(officer(league(number), "one"), "/api/v1/warnings/" + number, "confirmation", Map.of("words", "属实"))
                .ok();
    }

    private void rectify(String number, String day) {
        Map<String, Object> application = new HashMap<>(Map.of(
                "recordNo", number, "words", "已纠正并履行义务", "evidence", List.of(evidence(institution(number), number))));
        if (day.compareTo(PUBLIC_NOTICE) >= 0 && day.compareTo(PUBLICATION) < 0) {
            application.put("commitment", Map.of("signer", "签署人", "signedOn", day));
        }
        String repair = "/api/v1/repairs/"
                + copies.post(institution(number), "/api/v1/repairs", application)
                        .ok()
                        .json()
                        .path("repairId")
                        .asText();
        if (day.compareTo(PUBLIC_NOTICE) >= 0) {
            excuse(number);
        }
        JsonNode after = act(
                        officer(league(number), "one"),
                        repair,
                        "producer-confirmation",
                        finding(number, league(number)))
                .ok()
                .json();
        if (day.compareTo(PUBLICATION) > 0) {
            String lead = after.path("leadLeague").asText();
            after = act(officer(lead, "three"), repair, "decision", finding(number, lead))
                    .ok()
                    .json();
        }
        assertThat(after.path("state").asText()).as(after.toString()).isEqualTo("REPAIRED");
    }

    /** The lead league finds that whoever did not file in time had good cause; of others it finds nothing (I-39). */
    private void excuse(String number) {
        JsonNode of = copies.get(region("one"), "/api/v1/evaluations?year=2024&uscc=" + uscc(number))
                .ok()
                .json()
                .path("items")
                .path(0);
        String lead = of.path("leadLeague").asText();
        if (of.path("filedOn").isMissingNode() && excused.add(uscc(number))) {
            copies.post(
                            officer(lead, "two"),
                            "/api/v1/filing-rulings",
                            Map.of(
                                    "evaluationId",
                                    of.path("evaluationId").asText(),
                                    "kind",
                                    "GOOD_CAUSE",
                                    "words",
                                    "经查有正当理由",
                                    "evidence",
                                    List.of(evidence(officer(lead, "two"), number))))
                    .ok();
        }
    }

    /** All that an officer answers. */
    private Map<String, Object> finding(String number, String league) {
        List<String> evidence = List.of(evidence(officer(league, "one"), number));
        return Map.of(
                "granted",
                true,
                "words",
                "经核实，已完成有效整改",
                "endedOn",
                "2024-12-31",
                "conditions",
                List.of("ENDED", "NOT_REPEATED", "RESTORED").stream()
                        .map(each -> Map.of("condition", each, "holds", true, "finding", "属实", "evidence", evidence))
                        .toList());
    }

    private Answer act(Caller who, String thing, String noun, Map<String, ?> order) {
        long seen = copies.get(who, thing).ok().json().path("version").asLong();
        return copies.act(who, "POST", thing + "/" + noun, seen, order);
    }

    private String evidence(Caller who, String number) {
        return copies.show(
                who,
                "/api/v1/institutions/" + uscc(number) + "/evidence?name=report.pdf",
                Samples.pdf(who.name() + number));
    }

    /** The institution of a record, by an account that the region approves when it is first needed. */
    private Caller institution(String number) {
        String uscc = uscc(number);
        if (withAccount.add(uscc)) {
            copies.put(region("one"), "/api/v1/institutions/" + uscc + "/accounts/" + uscc, Map.of())
                    .ok();
        }
        return new Caller(Roles.INSTITUTION, uscc, Map.of("uscc", uscc));
    }

    private String uscc(String number) {
        return cell(number, "uscc");
    }

    private String league(String number) {
        return cell(number, "division").substring(0, 4) + "00";
    }

    private String cell(String number, String column) {
        return Objects.requireNonNull(records.get(number)).of(column);
    }

    private static Map<String, Row> rows(String kind) {
        List<String> lines =
                new String(Expected.facts(kind), StandardCharsets.UTF_8).lines().toList();
        String[] header = lines.getFirst().split(",");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0],
                        cells -> {
                            Map<String, String> row = new HashMap<>();
                            for (int column = 0; column < header.length; column++) {
                                row.put(header[column], cells[column]);
                            }
                            return new Row(row);
                        },
                        (one, other) -> one,
                        TreeMap::new));
    }
}
