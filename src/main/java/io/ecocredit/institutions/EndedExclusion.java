package io.ecocredit.institutions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That an institution was brought back into the evaluation; written from its exclusion. */
@Entity
@Immutable
@Table(schema = "register", name = "exclusion_returns")
class EndedExclusion {

    @Id
    Long exclusionId;

    LocalDate untilOn;

    @Nullable
    LocalDate clearedOn;

    long entryId;

    EndedExclusion() {}
}
