package io.ecocredit.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Writes our own types and reads what was written so: where that fails, the program is wrong. What was kept is read as it is,
 * also from before a rule on texts was made.
 */
@Singleton
public class Json {

    /** Says to whoever reads a text that it was kept before, and is not entered now. */
    public static final String KEPT = "kept";

    private final ObjectMapper mapper;
    private final ObjectReader kept;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
        this.kept = mapper.reader().withAttribute(KEPT, true);
    }

    public String write(@Nullable Object value) {
        return done(() -> mapper.writeValueAsString(value));
    }

    /** For the inside of a script element, which nothing in it can end. */
    public String writeForScript(Object value) {
        return write(value).replace("<", "\\u003c");
    }

    public <T> T read(String text, Class<T> type) {
        return done(() -> kept.forType(type).readValue(text));
    }

    public <T> T read(String text, TypeReference<T> type) {
        return done(() -> kept.forType(type).readValue(text));
    }

    private interface Work<T> {
        T done() throws JsonProcessingException;
    }

    private static <T> T done(Work<T> work) {
        try {
            return work.done();
        } catch (JsonProcessingException ofOurOwn) {
            throw new IllegalStateException(ofOurOwn);
        }
    }
}
