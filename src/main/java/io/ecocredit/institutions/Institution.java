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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Institution(
        String uscc,
        String name,
        List<InstitutionKind> kinds,
        List<String> kindLabels,
        @Nullable String division,
        @Nullable String divisionLabel,
        @Nullable LocalDate registeredOn) {}
