package io.ecocredit.hints;

import java.util.List;

/**
 * What the region made of a month's reports.
 *
 * @param missing leagues that have not reported, by division
 * @param notices that were issued now; those of an earlier collation are not issued again
 */
public record Collation(String month, List<String> missing, List<HintNotice> notices) {}
