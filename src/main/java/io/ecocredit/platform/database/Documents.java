package io.ecocredit.platform.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Our own types as the JSON that the database keeps of them: what we wrote can be read, and what we have can be written. */
public final class Documents {

    private Documents() {}

    public static <T> T read(ObjectMapper json, String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }

    public static <T> T read(ObjectMapper json, String document, TypeReference<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException storedByUs) {
            throw new IllegalStateException(storedByUs);
        }
    }

    public static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ourOwnTypesSerialise) {
            throw new IllegalStateException(ourOwnTypesSerialise);
        }
    }
}
