package io.ecocredit.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.stories.TwoCopies.Answer;
import io.ecocredit.stories.TwoCopies.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The cases of 2024 of one line of the procedure, as those see them who take steps on them, one by one and in bulk. */
final class GoldenCases {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TwoCopies copies;
    private final String address;

    /** @param address where the line's cases are */
    GoldenCases(TwoCopies copies, String address) {
        this.copies = copies;
        this.address = address;
    }

    List<JsonNode> seenBy(Caller who, String query) {
        JsonNode page =
                copies.get(who, address + "?year=2024&limit=500" + query).ok().json();
        List<JsonNode> found = new ArrayList<>();
        page.path("items").forEach(found::add);
        return found;
    }

    List<JsonNode> seenBy(Caller officer, Step step) {
        return seenBy(officer, "&step=" + step + "&league=" + officer.claims().get("division"));
    }

    void act(Caller who, String id, String action, Map<String, ?> order) {
        long seen =
                copies.get(who, address + "/" + id).ok().json().path("version").asLong();
        copies.act(who, "POST", address + "/" + id + "/" + action, seen, order).ok();
    }

    /** Takes a step on all cases of a league at a step; each must succeed. */
    void inBulk(Caller officer, Step step, String action, Map<String, ?> order) {
        inBulk(officer, seenBy(officer, step), action, order);
    }

    void inBulk(Caller who, List<JsonNode> seen, String action, Map<String, ?> order) {
        if (!seen.isEmpty()) {
            bulk(who, seen, action, order)
                    .ok()
                    .json()
                    .forEach(item -> assertThat(item.path("status").asInt())
                            .as("%s: %s", action, item)
                            .isEqualTo(200));
        }
    }

    /** Takes a step on all cases of a league at a step, whether or not an answer comes back. */
    void tried(Caller officer, Step step, String action, Map<String, ?> order) {
        List<JsonNode> seen = seenBy(officer, step);
        if (!seen.isEmpty()) {
            bulk(officer, seen, action, order);
        }
    }

    private Answer bulk(Caller who, List<JsonNode> seen, String action, Map<String, ?> order) {
        List<Map<String, Object>> items = seen.stream()
                .map(each -> Map.<String, Object>of(
                        "evaluationId", each.path("evaluationId").asText(),
                        "version", each.path("version").asLong()))
                .toList();
        return copies.post(who, address + "/actions", Map.of("action", action, "items", items, "order", order));
    }

    void awaitAll(List<Caller> officers, Step step) {
        Instant end = Instant.now().plus(PATIENCE);
        for (Caller officer : officers) {
            String league = officer.claims().get("division");
            while (seenBy(officer, "&league=" + league).stream()
                    .anyMatch(each -> !each.path("step").asText().equals(step.name()))) {
                assertThat(Instant.now()).as("%s all %s", league, step).isBefore(end);
            }
        }
    }

    /** The last line submitted for each subject, as leagues freeze it. */
    static List<String> lastLines(JsonNode submissions) {
        Map<String, String> lines = new TreeMap<>();
        submissions.forEach(submission -> submission
                .path("lines")
                .forEach(line ->
                        lines.put(line.asText().substring(0, line.asText().indexOf(',')), line.asText())));
        return List.copyOf(lines.values());
    }
}
