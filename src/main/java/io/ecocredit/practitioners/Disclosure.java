package io.ecocredit.practitioners;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What identifies a practitioner, whole; who reads it has said why (A36). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Disclosure(
        String number,
        String identityNumber,
        String name,
        @Nullable String phone) {

    @Override
    public String toString() {
        return "Disclosure[" + number + "]";
    }
}
