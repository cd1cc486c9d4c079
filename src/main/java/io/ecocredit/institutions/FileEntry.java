package io.ecocredit.institutions;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * The entry by which the register learned of a fact.
 *
 * @param recordedAt absent before the entry is sealed
 */
@Embeddable
record FileEntry(
        long entryId,

        @Formula("(select e.recorded_at from register.entries e where e.entry_id = entry_id)") @Nullable
        Instant recordedAt) {

    /** The entry that is being written. */
    static FileEntry of(long entryId) {
        return new FileEntry(entryId, null);
    }
}
