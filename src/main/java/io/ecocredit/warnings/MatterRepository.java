package io.ecocredit.warnings;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leagues' lists of what they warn of; every method works in the transaction of the connection it is given. */
@Singleton
class MatterRepository extends EntityRepository<ListedMatter, UUID> {

    private final MatterQueries queries;
    private final Divisions divisions;

    MatterRepository(MatterQueries queries, Divisions divisions) {
        super(Side.REGISTER);
        this.queries = queries;
        this.divisions = divisions;
    }

    /** @param league whose list; null for everybody's */
    Uni<List<WarningMatter>> list(SqlConnection connection, @Nullable String league) {
        return on(connection, () -> queries.of(league))
                .map(listed -> listed.stream().map(this::shown).toList());
    }

    Uni<Optional<WarningMatter>> find(SqlConnection connection, UUID id) {
        return on(connection, () -> findById(id)).map(Optional::ofNullable).map(found -> found.map(this::shown));
    }

    Uni<WarningMatter> add(SqlConnection connection, ListedMatter matter) {
        return on(connection, () -> persist(matter)).map(this::shown);
    }

    /** Again is the same. */
    Uni<Void> end(SqlConnection connection, UUID id, String author, Instant now) {
        return on(connection, () -> queries.end(id, author, now)).replaceWithVoid();
    }

    private WarningMatter shown(ListedMatter listed) {
        return new WarningMatter(
                Objects.requireNonNull(listed.matterId),
                listed.league,
                divisions.nameOf(listed.league),
                listed.title,
                List.of(listed.indicators),
                listed.requirement,
                listed.days,
                listed.setAt,
                listed.ended);
    }
}
