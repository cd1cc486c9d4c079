package io.ecocredit.accounts;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An approval as it was given, which nobody changes. */
@Entity
@Immutable
@Table(schema = "register", name = "account_approvals")
class ApprovedAccount {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long approvalId;

    String uscc;

    @Embedded
    Approval approval;

    String approvedBy;
    Instant recordedAt;

    protected ApprovedAccount() {}

    ApprovedAccount(String uscc, Approval approval, String approvedBy, Instant recordedAt) {
        this.uscc = uscc;
        this.approval = approval;
        this.approvedBy = approvedBy;
        this.recordedAt = recordedAt;
    }
}
