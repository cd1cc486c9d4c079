package io.ecocredit.platform.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/** JSON that was written before and is sent as it stands, as a part of other JSON. */
public record RawJson(String text) {

    @Override
    @JsonValue
    @JsonRawValue
    public String text() {
        return text;
    }
}
