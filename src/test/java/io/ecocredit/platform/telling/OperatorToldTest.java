package io.ecocredit.platform.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.telling.OperatorTold.Level;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class OperatorToldTest {

    private static final Instant NOW = Instant.parse("2026-06-05T01:30:00.123456Z");

    @Test
    void a_sentence_is_one_line_of_json_with_what_searches_ask_for() {
        String line = OperatorTold.asJson(Level.ERROR, "folder", "不能“使用”\n\"this\"", null, NOW);

        assertThat(line).doesNotContain("\n");
        JsonObject told = new JsonObject(line);
        assertThat(told.fieldNames()).containsExactly("timestamp", "level", "message", "kind");
        assertThat(told.getString("message")).isEqualTo("不能“使用”\n\"this\"");
        assertThat(told.getString("level")).isEqualTo("ERROR");
        assertThat(told.getString("kind")).isEqualTo("folder");
        assertThat(OffsetDateTime.parse(told.getString("timestamp")).toInstant())
                .isEqualTo(Instant.parse("2026-06-05T01:30:00.123Z"));
    }

    @Test
    void a_trace_stays_in_the_line() {
        String line = OperatorTold.asJson(Level.ERROR, "unforeseen", "?", new IllegalStateException("why"), NOW);

        assertThat(line).doesNotContain("\n");
        assertThat(new JsonObject(line).getString("stackTrace")).contains("IllegalStateException: why", "\tat ");
    }
}
