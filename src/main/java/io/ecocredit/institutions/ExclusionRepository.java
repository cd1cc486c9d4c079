package io.ecocredit.institutions;

import io.ecocredit.imports.Fingerprint;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.regulation.subject.Uscc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

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

    Uni<Void> add(SqlConnection connection, Uscc uscc, LocalDate from, String reason, long entry) {
        ExcludedInstitution excluded = new ExcludedInstitution(
                uscc.value(), from, reason, Fingerprint.of(uscc.value(), from), FileEntry.of(entry));
        return on(connection, () -> persist(excluded)).replaceWithVoid();
    }

    /** Ends what lasts. */
    Uni<Void> end(SqlConnection connection, Uscc uscc, LocalDate until, long entry) {
        return on(connection, () -> queries.end(uscc.value(), until, entry)).replaceWithVoid();
    }
}
