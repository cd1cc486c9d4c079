package io.ecocredit.regulation.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record with what has since happened to it.
 *
 * @param rectifiedOn the day on which its rectification was confirmed (A22); on that day it no longer counts
 */
public record RecordFile(
        CreditRecord fact,
        @Nullable Warning warning,
        @Nullable LocalDate rectifiedOn) {}
