package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.subject.InstitutionKind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.processing.Exclude;
import org.jspecify.annotations.Nullable;

/**
 * What changed about an institution after it was registered (I-3); each says all that the directory said before and after.
 *
 * @param number counts from 1 for each institution
 * @param on day of the change, in Asia/Shanghai
 * @param successor code of who succeeds it, absent while nobody does
 * @param recordedAt when the register learned of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstitutionChange(
        int number,
        Kind kind,
        String kindLabel,
        LocalDate on,
        Said before,
        Said after,
        @Nullable String successor,
        String reason,
        @Nullable String documentNo,
        Instant recordedAt) {

    /**
     * What the directory said.
     *
     * @param division of registration; absent when outside the region
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Embeddable
    @Exclude
    public record Said(
            String name,
            @Enumerated(EnumType.STRING) List<InstitutionKind> kinds,
            @Nullable String division) {}

    /** What can change. */
    public enum Kind {
        AMENDED("amendment", "登记变更"),
        SUCCEEDED("succession", "承继");

        private final String noun;
        private final String label;

        Kind(String noun, String label) {
            this.noun = noun;
            this.label = label;
        }

        String noun() {
            return noun;
        }

        String label() {
            return label;
        }
    }
}
