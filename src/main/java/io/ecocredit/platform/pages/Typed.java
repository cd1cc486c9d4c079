package io.ecocredit.platform.pages;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody typed into a form, as it came; shown again when it is refused. */
public record Typed(MultivaluedMap<String, String> fields) {

    public static Typed nothing() {
        return new Typed(new MultivaluedHashMap<>());
    }

    /** A field, to be shown again. */
    public String typed(String field) {
        return Objects.requireNonNullElse(fields.getFirst(field), "");
    }

    public boolean isTicked(String field, String value) {
        return all(field).contains(value);
    }

    /** What a field holds; null when it is left empty. */
    public @Nullable String text(String field) {
        return Forms.text(fields.getFirst(field));
    }

    /** All that stand in fields of one name. */
    public List<String> all(String field) {
        return Objects.requireNonNullElse(fields.get(field), List.of());
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }
}
