package io.ecocredit.practitioners;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A practitioner as lists and files show one: enough to recognise whom one knows, too little to find somebody by (A36).
 *
 * @param employerUscc absent for a person who works on own account (A5.2)
 * @param erasedOn day on which what identifies the person was erased
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PractitionerView(
        String number,
        @Schema(description = "脱敏 · masked") @Nullable String identityNumber,
        @Schema(description = "脱敏 · masked") @Nullable String name,
        @Schema(description = "脱敏 · masked") @Nullable String phone,
        @Nullable String employerUscc,
        String division,
        String divisionLabel,
        @Nullable LocalDate erasedOn) {}
