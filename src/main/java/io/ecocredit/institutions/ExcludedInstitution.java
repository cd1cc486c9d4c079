package io.ecocredit.institutions;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That an institution was taken out of the evaluation, and until when, if it was brought back (A5.4). */
@Entity
@Immutable
@Table(schema = "register", name = "exclusions")
class ExcludedInstitution {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long exclusionId;

    String uscc;
    LocalDate fromOn;

    @Formula("(select r.until_on from register.exclusion_returns r where r.exclusion_id = exclusion_id)")
    @Nullable
    LocalDate untilOn;

    @Nullable
    LocalDate suspectedOn;

    @Formula("(select r.cleared_on from register.exclusion_returns r where r.exclusion_id = exclusion_id)")
    @Nullable
    LocalDate clearedOn;

    String reason;
    String fingerprint;

    @Embedded
    FileEntry entry;

    protected ExcludedInstitution() {}

    /** Why, and since when somebody is suspected, where that is known. */
    record Suspicion(@Nullable LocalDate on, String reason) {}

    ExcludedInstitution(String uscc, LocalDate fromOn, Suspicion suspicion, String fingerprint, FileEntry entry) {
        this.uscc = uscc;
        this.fromOn = fromOn;
        this.suspectedOn = suspicion.on();
        this.reason = suspicion.reason();
        this.fingerprint = fingerprint;
        this.entry = entry;
    }

    ExclusionView view() {
        return new ExclusionView(
                fromOn, untilOn, suspectedOn, clearedOn, reason, Objects.requireNonNull(entry.recordedAt()));
    }
}
