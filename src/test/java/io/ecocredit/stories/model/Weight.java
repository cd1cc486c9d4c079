package io.ecocredit.stories.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.procedure.LineYear;

/**
 * How heavy a result is, in the measure's own numbers (第十六条 to 第十八条).
 *
 * @param grade 0 when it has none, 1 环境信用警示, 2 环境信用不良; of a practitioner 2 for a dishonest individual
 * @param direct rated directly (第十八条)
 * @param score of an institution; of a practitioner always 100
 */
record Weight(int grade, boolean direct, int score) {

    static Weight of(int score, boolean direct) {
        int shown = Math.max(0, score);
        return new Weight(direct || shown < 60 ? 2 : shown < 75 ? 1 : 0, direct, shown);
    }

    static Weight of(boolean dishonest) {
        return new Weight(dishonest ? 2 : 0, false, 100);
    }

    /** As the service shows a result. */
    static Weight shown(LineYear line, JsonNode result) {
        if (line == LineYear.PRACTITIONERS) {
            return of(result.path("dishonest").asBoolean());
        }
        int grade = switch (result.path("grade").asText()) {
            case "BAD" -> 2;
            case "WARNING" -> 1;
            case "NORMAL" -> 0;
            default -> throw new AssertionError("no grade: " + result);
        };
        boolean direct = "DIRECT".equals(result.path("ratedBy").asText())
                || result.path("ratedDirectly").asBoolean();
        return new Weight(
                grade, direct, (int) Double.parseDouble(result.path("score").asText("-1")));
    }

    boolean isWorseThan(Weight told) {
        return grade > told.grade || (direct && !told.direct) || score < told.score;
    }
}
