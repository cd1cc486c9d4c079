package io.ecocredit.scores;

import io.ecocredit.regulation.grading.InstitutionGrader.Question;
import io.ecocredit.regulation.grading.WhatIf;
import io.ecocredit.regulation.record.ClientOutcome;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.time.EvaluationYear;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody supposes, as it is sent.
 *
 * @param year evaluation year, that of {@code at} when absent
 * @param at end of a day in Asia/Shanghai, today when absent; it may lie ahead
 * @param rectified records supposed to be put right, by number, with the day of the confirmation
 * @param withdrawn numbers of records supposed not to be there
 */
public record SimulationOrder(
        @Nullable Integer year,
        @Nullable LocalDate at,
        @Nullable List<@Nullable RectifiedRecord> rectified,
        @Nullable List<@Nullable String> withdrawn,
        @Nullable List<@Nullable SupposedRecord> added) {

    private static final int MOST = 100;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2099;
    private static final int FIRST_YEAR_OF_A_RECORD = 1900;
    private static final int LAST_YEAR_OF_A_RECORD = 2200;
    private static final BigDecimal MOST_POINTS = new BigDecimal("100");
    private static final int DECIMALS = 2;

    /** @param on day of the confirmation */
    public record RectifiedRecord(
            @Nullable String recordNo, @Nullable LocalDate on) {}

    /**
     * A record that is supposed to come.
     *
     * @param finalOn day on which a penalty becomes final
     * @param clientPoints lost by the entrusting unit, or {@code clientBad} where it was rated 不良; only where the indicator
     *     copies its outcome (I-11)
     */
    public record SupposedRecord(
            @Nullable String indicator,
            @Nullable LocalDate producedOn,
            @Nullable LocalDate finalOn,
            @Nullable BigDecimal clientPoints,
            @Nullable Boolean clientBad) {}

    /** @throws RefusalException 400 for a year or a day that cannot be asked for */
    Question question(LocalDate today) {
        LocalDate day = at == null ? today : at;
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw RefusalException.invalid("at", day.toString(), "应为" + FIRST_YEAR + "年至" + LAST_YEAR + "年的日期");
        }
        int wanted = year == null ? day.getYear() : year;
        if (wanted < FIRST_YEAR || wanted > LAST_YEAR) {
            throw RefusalException.invalid("year", Integer.toString(wanted), "应为四位年度");
        }
        return Question.of(new EvaluationYear(wanted), day);
    }

    /** @throws RefusalException 400 naming what is missing or out of bounds */
    WhatIf whatIf() {
        return new WhatIf(rectifiedRecords(), withdrawnNumbers(), addedRecords());
    }

    private List<WhatIf.Rectified> rectifiedRecords() {
        List<@Nullable RectifiedRecord> given = bounded("rectified", rectified);
        List<WhatIf.Rectified> read = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            RectifiedRecord each = given.get(index);
            String field = "rectified[" + index + "]";
            read.add(new WhatIf.Rectified(
                    required(field + ".recordNo", each == null ? null : each.recordNo()),
                    day(field + ".on", required(field + ".on", each == null ? null : each.on()))));
        }
        return read;
    }

    private Set<String> withdrawnNumbers() {
        Set<String> numbers = new HashSet<>();
        bounded("withdrawn", withdrawn).forEach(number -> numbers.add(required("withdrawn", number)));
        return numbers;
    }

    private List<WhatIf.Added> addedRecords() {
        List<@Nullable SupposedRecord> given = bounded("added", added);
        List<WhatIf.Added> read = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            String field = "added[" + index + "]";
            SupposedRecord each = required(field, given.get(index));
            read.add(new WhatIf.Added(
                    required(field + ".indicator", each.indicator()),
                    day(field + ".producedOn", required(field + ".producedOn", each.producedOn())),
                    each.finalOn() == null ? null : day(field + ".finalOn", each.finalOn()),
                    clientOutcome(field, each)));
        }
        return read;
    }

    private static @Nullable ClientOutcome clientOutcome(String field, SupposedRecord each) {
        BigDecimal points = each.clientPoints();
        if (Boolean.TRUE.equals(each.clientBad())) {
            return new ClientOutcome.RatedBad();
        }
        if (points != null
                && (points.signum() <= 0 || points.compareTo(MOST_POINTS) > 0 || points.scale() > DECIMALS)) {
            throw RefusalException.invalid(
                    field + ".clientPoints", null, "应大于0，不超过" + MOST_POINTS + "，至多" + DECIMALS + "位小数");
        }
        return points == null ? null : new ClientOutcome.PointsLost(points);
    }

    private static LocalDate day(String field, LocalDate day) {
        if (day.getYear() < FIRST_YEAR_OF_A_RECORD || day.getYear() > LAST_YEAR_OF_A_RECORD) {
            throw RefusalException.invalid(
                    field, day.toString(), "应在" + FIRST_YEAR_OF_A_RECORD + "年至" + LAST_YEAR_OF_A_RECORD + "年之间");
        }
        return day;
    }

    private static <T> List<@Nullable T> bounded(String field, @Nullable List<@Nullable T> given) {
        List<@Nullable T> list = Objects.requireNonNullElse(given, List.of());
        if (list.size() > MOST) {
            throw RefusalException.invalid(field, null, "不超过" + MOST + "项");
        }
        return list;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw RefusalException.invalid(field, null, "必填");
        }
        return value;
    }
}
