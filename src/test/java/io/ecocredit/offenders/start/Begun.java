package io.ecocredit.offenders.start;

/** What a feature should know nothing of. */
public record Begun() {}
