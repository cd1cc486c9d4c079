package io.ecocredit.regulation.text;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of what was sent, or one of the things that stand in its way.
 *
 * @param field empty when it is no single one
 * @param reason a {@link ReasonCode}, or the step at which a case stands that is in the way
 */
public record Fault(
        String field,
        @Nullable String value,
        Enum<?> reason,
        String detail,
        @Nullable Clause clause) {}
