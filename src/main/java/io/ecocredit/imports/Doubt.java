package io.ecocredit.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.text.RefusalCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was accepted although it leaves a doubt, for a person to look at.
 *
 * @param kind of the fact, as files of it are called
 * @param fact code or number of the fact
 * @param league that it concerns; absent where it concerns the region alone
 * @param field column of the file, or of the form in the file's words
 * @param reason why it was settled, as last revised; absent while it is open, as are who did so and when
 * @param same whether the former name means the authority of today, where that was the doubt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Doubt(
        long number,
        String kind,
        String fact,
        @Nullable String league,
        @Nullable String field,
        String code,
        @Nullable String clause,
        String detail,
        Instant raisedAt,
        String raisedBy,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String reason,
        @Nullable Boolean same) {

    /** Whether it is settled by saying that two names mean the same authority, or do not. */
    public boolean asksForSameness() {
        return code.equals(RefusalCode.FORMER_AUTHORITY.name());
    }

    boolean isOfTwoLeagues() {
        return code.equals(RefusalCode.MATTER_OF_ANOTHER_LEAGUE.name());
    }

    public boolean isOpen() {
        return settledAt == null;
    }
}
