package io.ecocredit.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** That an approval was ended. */
@Entity
@Immutable
@Table(schema = "register", name = "account_endings")
class EndedApproval {

    @Id
    Long approvalId;

    String endedBy;
    Instant recordedAt;

    protected EndedApproval() {}

    EndedApproval(Long approvalId, String endedBy, Instant recordedAt) {
        this.approvalId = approvalId;
        this.endedBy = endedBy;
        this.recordedAt = recordedAt;
    }
}
