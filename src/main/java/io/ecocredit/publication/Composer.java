package io.ecocredit.publication;

import io.ecocredit.platform.json.Json;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.regulation.subject.Divisions;
import jakarta.inject.Singleton;

/** Turns results into the texts in which they are shown. */
@Singleton
class Composer {

    private final Json json;
    private final Divisions divisions;

    Composer(Json json, Divisions divisions) {
        this.json = json;
        this.divisions = divisions;
    }

    Composed compose(PublicResult result) {
        return new Composed(result, json.write(result.asPublished(divisions)), result.csv(divisions));
    }
}
