package io.ecocredit.platform.telling;

import io.ecocredit.platform.clock.SystemClock;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sentences on standard error before there are logs, and where a trace would help nobody: as they are, or a line of JSON each
 * where the logs are JSON.
 */
public final class OperatorTold {

    private static final String JSON = "quarkus.log.console.json.enabled";
    private static final String JSON_VARIABLE = "QUARKUS_LOG_CONSOLE_JSON_ENABLED";

    private OperatorTold() {}

    /** How bad it is. */
    public enum Level {
        /** It goes on. */
        WARN,
        /** It ends. */
        ERROR
    }

    /** @param kind what it is about, in words that do not change, for those who search logs */
    public static void tell(Level level, String kind, String sentence) {
        tell(level, kind, sentence, null);
    }

    /** @param trace of what nobody foresaw; everything else is told without */
    public static void tell(Level level, String kind, String sentence, @Nullable Throwable trace) {
        PrintStream out = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        if (isJson()) {
            out.println(asJson(level, kind, sentence, trace, SystemClock.utc().instant()));
        } else {
            out.println(sentence);
            if (trace != null) {
                trace.printStackTrace(out);
            }
        }
    }

    static String asJson(Level level, String kind, String sentence, @Nullable Throwable trace, Instant now) {
        JsonObject line = new JsonObject()
                .put(
                        "timestamp",
                        now.truncatedTo(ChronoUnit.MILLIS)
                                .atZone(ZoneId.systemDefault())
                                .toOffsetDateTime()
                                .toString())
                .put("level", level.name())
                .put("message", sentence)
                .put("kind", kind);
        return (trace == null ? line : line.put("stackTrace", text(trace))).encode();
    }

    private static String text(Throwable trace) {
        StringWriter text = new StringWriter();
        trace.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Settings that cannot be read at all may be what is to be told. */
    private static boolean isJson() {
        try {
            return ConfigProvider.getConfig()
                    .getOptionalValue(JSON, Boolean.class)
                    .orElse(false);
        } catch (RuntimeException unreadable) {
            return Boolean.parseBoolean(System.getenv(JSON_VARIABLE));
        }
    }
}
