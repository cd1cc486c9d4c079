package io.ecocredit.notices.shown;

import java.math.BigDecimal;
import java.util.List;

/** A proposed result while it is on public notice; the sheet stays inside. */
public record NoticeRow(
        String uscc,
        String name,
        List<String> kinds,
        List<String> kindLabels,
        BigDecimal score,
        String grade,
        String gradeLabel,
        boolean ratedDirectly) {}
