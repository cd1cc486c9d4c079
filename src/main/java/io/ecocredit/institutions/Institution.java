package io.ecocredit.institutions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.subject.InstitutionKind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An institution of the base directory (基础名录库, A15.2).
 *
 * @param division of registration; absent when registered outside the region
 * @param formerNames the latest first (I-3)
 * @param successor code of who succeeds it; absent while nobody does
 * @param successionRequest number of what one officer has asked to change about it, while another has not decided it
 * @param doubts what is to be looked at about its registration, while a person has not settled it
 * @param version that a change must name ({@code If-Match})
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Institution(
        String uscc,
        String name,
        List<InstitutionKind> kinds,
        List<String> kindLabels,
        @Nullable String division,
        @Nullable String divisionLabel,
        @Nullable LocalDate registeredOn,
        List<String> formerNames,
        @Nullable String successor,
        @Nullable Long successionRequest,
        List<String> doubts,
        long version) {

    /** What changes are about; kinds in the order of the measure. */
    InstitutionChange.Said said() {
        return new InstitutionChange.Said(name, kinds.stream().sorted().toList(), division);
    }
}
