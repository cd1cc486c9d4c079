package io.ecocredit.regulation.grading;

import java.math.BigDecimal;

/** What an indicator brings about (认定结果/分值). */
public sealed interface Outcome {

    /** @param points taken off, a positive number */
    record Points(BigDecimal points) implements Outcome {}

    /** 环境信用不良 directly, whatever the score (A18). */
    record Bad() implements Outcome {}

    /** 同委托单位: whatever the entrusting unit suffered for the matter (I-11). */
    record AsClient() implements Outcome {}

    /** Points for a number of members of staff on record; derived from the practitioners' records, never entered (I-12). */
    record Staff(BigDecimal points) implements Outcome {}

    /** Kept as general dishonesty of a practitioner, without points (annex 2). */
    record Noted() implements Outcome {}
}
