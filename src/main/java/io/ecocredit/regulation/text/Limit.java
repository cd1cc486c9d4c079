package io.ecocredit.regulation.text;

import java.math.BigDecimal;

/**
 * A number of the law as it can be shown: what it limits, how much, in which unit, and where it stands.
 *
 * @param code name for programs
 */
public record Limit(String code, String label, BigDecimal value, String unit, Clause clause) {

    Limit(String code, String label, int value, String unit, Clause clause) {
        this(code, label, BigDecimal.valueOf(value), unit, clause);
    }
}
