package io.ecocredit.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A league's word that an account acts for an institution.
 *
 * @param account the subject of the account's tokens
 * @param validFrom first day, and {@code validUntil} the last, in Asia/Shanghai; an own account's may be without end
 * @param document of the authority that the institution gave its agent
 */
@Cites(settles = Interpretation.I_29)
@JsonInclude(JsonInclude.Include.NON_NULL)
@Embeddable
public record Approval(
        String account,
        @Enumerated(EnumType.STRING) Capacity capacity,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String document) {

    private static final String ACCOUNT = "[A-Za-z0-9._:@-]{1,200}";
    private static final int LONGEST_DOCUMENT = 200;

    /** In what capacity an account acts. */
    public enum Capacity {
        /** The institution's own. */
        OWN,
        /** An agent's, under a dated authority. */
        AGENT
    }

    public Approval {
        if (!account.matches(ACCOUNT)) {
            throw refusal("应为1至200位字母、数字或 . _ : @ -", "account", null);
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw refusal("早于生效日", "validUntil", validUntil.toString());
        }
        if (document != null && (document.isBlank() || document.length() > LONGEST_DOCUMENT)) {
            throw refusal("应为1至" + LONGEST_DOCUMENT + "字", "document", null);
        }
        if (capacity == Capacity.AGENT && validUntil == null) {
            throw refusal("代理须有载明期限的授权", "validUntil", null);
        }
        if (capacity == Capacity.AGENT && document == null) {
            throw refusal("代理须写明授权文件", "document", null);
        }
    }

    private static RuntimeException refusal(String detail, String field, @Nullable String value) {
        return Refusal.of(RefusalCode.MALFORMED_VALUE, detail)
                .under(Clause.of(Interpretation.I_29))
                .at(field, value)
                .asException();
    }
}
