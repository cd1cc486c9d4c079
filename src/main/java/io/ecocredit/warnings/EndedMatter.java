package io.ecocredit.warnings;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a matter is used for no new warning. */
@Entity
@Immutable
@Table(schema = "register", name = "ended_warning_matters")
class EndedMatter {

    @Id
    UUID matterId;

    String endedBy;
    Instant endedAt;

    EndedMatter() {}
}
