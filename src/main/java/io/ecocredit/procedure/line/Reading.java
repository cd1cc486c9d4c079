package io.ecocredit.procedure.line;

import io.ecocredit.platform.identity.Actor;
import java.time.LocalDate;

/**
 * For whom and on which day cases are read.
 *
 * @param today in Asia/Shanghai
 */
public record Reading(Actor reader, LocalDate today) {}
