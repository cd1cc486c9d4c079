package io.ecocredit.regulation.grading;

import java.math.BigDecimal;

/** How points are written: plain decimals without trailing zeros. */
public final class Points {

    private Points() {}

    public static BigDecimal plain(BigDecimal points) {
        BigDecimal stripped = points.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
