package io.ecocredit.warnings;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;

/** The leagues' lists. */
interface MatterQueries {

    /** Of a league, or of everybody, in the order in which they were put there. */
    @HQL("from ListedMatter where cast(:league as String) is null or league = :league order by setAt, matterId")
    Uni<List<ListedMatter>> of(@Nullable String league);

    /** Again is the same. */
    @HQL("insert into EndedMatter (matterId, endedBy, endedAt) values (:id, :by, :at) on conflict do nothing")
    Uni<Integer> end(UUID id, String by, Instant at);
}
