package io.ecocredit.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.LocalDate;

/** Refuses what is no ISO date, and years in which nothing of this register can have happened. */
public final class StrictDay extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    public StrictDay() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString();
        LocalDate day = text == null ? null : Days.parse(text).orElse(null);
        return day == null ? context.reportInputMismatch(LocalDate.class, "not a date YYYY-MM-DD") : day;
    }
}
