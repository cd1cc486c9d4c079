package io.ecocredit.procedure.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record that a subject states itself, such as an honour or a rectification. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwnRecord(
        @Nullable String title,
        @Nullable LocalDate on,
        @Nullable String authority,
        @Nullable String documentNumber,
        @Nullable String summary) {}
