package io.ecocredit.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes our own types and reads what was written so: where that fails, the program is wrong. */
@Singleton
public class Json {

    private final ObjectMapper mapper;

    Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(@Nullable Object value) {
        return done(() -> mapper.writeValueAsString(value));
    }

    /** For the inside of a script element, which nothing in it can end. */
    public String writeForScript(Object value) {
        return write(value).replace("<", "\\u003c");
    }

    public <T> T read(String text, Class<T> type) {
        return done(() -> mapper.readValue(text, type));
    }

    public <T> T read(String text, TypeReference<T> type) {
        return done(() -> mapper.readValue(text, type));
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
