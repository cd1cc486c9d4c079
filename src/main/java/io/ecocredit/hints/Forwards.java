package io.ecocredit.hints;

import java.util.List;

/**
 * Hints that the region forwards (A30).
 *
 * @param next position to ask after the next time, whether or not there was anything
 */
public record Forwards(List<HintNotice> items, long next) {}
