package io.ecocredit.stories;

import static io.ecocredit.fixtures.RegionYear.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.fixtures.Expected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a result says to the public. */
record Shown(String uscc, String division, String score, String grade, boolean ratedDirectly) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Shown of(Expected.Result result) {
        return new Shown(
                result.uscc(),
                result.leadDivision(),
                result.score(),
                result.grade(),
                "DIRECT".equals(result.ratedBy()));
    }

    static Shown of(JsonNode result) {
        return new Shown(
                result.get("uscc").asText(),
                result.get("division").asText(),
                result.get("score").asText(),
                result.get("grade").asText(),
                result.get("ratedDirectly").asBoolean());
    }

    /** The current results of a year as the platform's snapshot tells them. */
    static List<Shown> current(int year) throws JsonProcessingException {
        List<Shown> results = new ArrayList<>();
        String snapshot = new String(platform().get("/api/v1/feed/snapshot").asByteArray(), StandardCharsets.UTF_8);
        for (String line : snapshot.lines().toList()) {
            JsonNode result = JSON.readTree(line);
            if (result.get("year").asInt() == year) {
                results.add(of(result));
            }
        }
        return results;
    }
}
