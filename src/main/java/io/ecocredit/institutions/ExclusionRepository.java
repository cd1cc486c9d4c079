package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.institutions.ExcludedInstitution.Suspicion;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When institutions were outside the evaluation; every method works in the transaction of the connection it is given. */
@Singleton
class ExclusionRepository extends EntityRepository<ExcludedInstitution, Long> {

    private final FileQueries queries;

    ExclusionRepository(FileQueries queries) {
        super(Side.REGISTER);
        this.queries = queries;
    }

    /** The latest first. */
    Uni<List<ExclusionView>> all(SqlConnection connection, Uscc uscc) {
        return on(
                connection,
                () -> queries.exclusions(uscc.value())
                        .map(all -> all.stream().map(ExcludedInstitution::view).toList()));
    }

    /** @param before how many there are from the same day, each ended on it */
    Uni<Void> add(SqlConnection connection, Uscc uscc, LocalDate from, long before, Suspicion suspicion, long entry) {
        String fingerprint =
                before == 0 ? Fingerprint.of(uscc.value(), from) : Fingerprint.of(uscc.value(), from, before);
        ExcludedInstitution excluded =
                new ExcludedInstitution(uscc.value(), from, suspicion, fingerprint, FileEntry.of(entry));
        return on(connection, () -> persist(excluded)).replaceWithVoid();
    }

    /** Ends what lasts. */
    Uni<Void> end(SqlConnection connection, Uscc uscc, LocalDate until, @Nullable LocalDate cleared, long entry) {
        return on(connection, () -> queries.end(uscc.value(), until, cleared, entry))
                .replaceWithVoid();
    }
}
