package io.ecocredit.platform.edge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.ecocredit.platform.problem.StrictDay;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** Reads JSON strictly: no unknown fields, and no text or day that the database could not hold. */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {

    /** The last of all: what is registered later comes first, and the framework brings readers of days of its own. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.registerModule(new SimpleModule("strict-text")
                .addDeserializer(String.class, new StrictText())
                .addDeserializer(LocalDate.class, new StrictDay()));
    }
}
