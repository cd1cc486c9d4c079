package io.ecocredit.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.regulation.subject.Divisions;
import jakarta.inject.Singleton;

/** Turns results into the texts in which they are shown. */
@Singleton
class Composer {

    private final ObjectMapper json;
    private final Divisions divisions;

    Composer(ObjectMapper json, Divisions divisions) {
        this.json = json;
        this.divisions = divisions;
    }

    Composed compose(PublicResult result) {
        return new Composed(result, text(result.asPublished(divisions)), result.csv(divisions));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ourOwnTypesSerialise) {
            throw new IllegalStateException(ourOwnTypesSerialise);
        }
    }
}
