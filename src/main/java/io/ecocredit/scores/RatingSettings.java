package io.ecocredit.scores;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How rating works; nothing here changes a result. */
@Singleton
final class RatingSettings {

    private final int batchSize;

    RatingSettings(@ConfigProperty(name = "ecocredit.rating.batch-size", defaultValue = "500") int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("ecocredit.rating.batch-size is at least 1");
        }
        this.batchSize = batchSize;
    }

    /** Cases rated and committed at a time. */
    int batchSize() {
        return batchSize;
    }
}
