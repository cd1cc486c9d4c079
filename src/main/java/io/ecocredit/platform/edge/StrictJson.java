package io.ecocredit.platform.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ecocredit.platform.problem.Days;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;

/** Reads JSON strictly: no unknown fields, and no text or day that the database could not hold. */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.registerModule(new SimpleModule("strict-text")
                .addDeserializer(String.class, new StrictText())
                .addDeserializer(LocalDate.class, new StrictDay()));
    }

    /** Refuses NUL and lone surrogates. */
    private static final class StrictText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        StrictText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return context.reportInputMismatch(String.class, "not a text");
            }
            boolean storable = text.indexOf('\0') < 0
                    && text.codePoints()
                            .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            return storable ? text : context.reportInputMismatch(String.class, "text with NUL or a lone surrogate");
        }
    }

    /** Refuses what is no ISO date, and years in which nothing of this register can have happened. */
    private static final class StrictDay extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        StrictDay() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            LocalDate day = text == null ? null : Days.parse(text).orElse(null);
            return day == null ? context.reportInputMismatch(LocalDate.class, "not a date YYYY-MM-DD") : day;
        }
    }
}
