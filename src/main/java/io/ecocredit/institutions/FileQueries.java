package io.ecocredit.institutions;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.processing.HQL;
import org.jspecify.annotations.Nullable;

/** What an institution's file says of the institution, as far as the database shows it. */
interface FileQueries {

    /** The latest first. */
    @HQL("from ExcludedInstitution where uscc = :uscc order by fromOn desc, exclusionId desc")
    Uni<List<ExcludedInstitution>> exclusions(String uscc);

    /** Brings an institution back from wherever it is out. */
    @HQL("""
            insert into EndedExclusion (exclusionId, untilOn, clearedOn, entryId)
            select exclusionId, :until, :cleared, :entry from ExcludedInstitution where uscc = :uscc and untilOn is null
            """)
    Uni<Integer> end(String uscc, LocalDate until, @Nullable LocalDate cleared, long entry);

    /** The first first. */
    @HQL("from ChangedInstitution where id.uscc = :uscc order by id.changeNo")
    Uni<List<ChangedInstitution>> changes(String uscc);
}
