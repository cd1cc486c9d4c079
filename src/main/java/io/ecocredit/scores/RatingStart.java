package io.ecocredit.scores;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.regulation.grading.Catalogue;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.time.EvaluationYear;
import io.ecocredit.scores.RatingRepository.Versions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins the rating of a year: fixes what is known, the law that is applied, and the batches it is worked off in. */
@Singleton
@Cites(provisions = Provision.A20_ITEM_2)
class RatingStart {

    private final RatingRepository repository;
    private final Catalogue catalogue;
    private final LegalClock clock;
    private final int batchSize;

    /** @param batchSize cases rated and committed at a time; it changes no result */
    RatingStart(
            RatingRepository repository,
            Catalogue catalogue,
            LegalClock clock,
            @ConfigProperty(name = "ecocredit.rating.batch-size", defaultValue = "500") int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("ecocredit.rating.batch-size is at least 1");
        }
        this.repository = repository;
        this.catalogue = catalogue;
        this.clock = clock;
        this.batchSize = batchSize;
    }

    /** The unfinished run of a year, or a new one; of several that begin one at once all get the same. */
    Uni<RatingRun> begin(SqlConnection connection, EvaluationYear year, LocalDate at, String startedBy) {
        return repository
                .unfinished(connection, year.value())
                .flatMap(unfinished -> unfinished == null
                        ? add(connection, year, at, startedBy)
                        : Uni.createFrom().item(unfinished));
    }

    private Uni<RatingRun> add(SqlConnection connection, EvaluationYear year, LocalDate at, String startedBy) {
        Versions versions = new Versions(catalogue.version(), year.rules().version());
        return CaseRater.positionAt(connection, clock.now())
                .map(position -> new RatingRun(
                        UUID.randomUUID(), year.value(), at, position, 0, startedBy, clock.instant(), null))
                .flatMap(run -> repository.add(connection, run, versions))
                .flatMap(added -> added == null
                        ? begunByAnother(connection, year)
                        : repository.addBatches(connection, added, batchSize).replaceWith(added));
    }

    private Uni<RatingRun> begunByAnother(SqlConnection connection, EvaluationYear year) {
        return repository.unfinished(connection, year.value()).map(Objects::requireNonNull);
    }
}
