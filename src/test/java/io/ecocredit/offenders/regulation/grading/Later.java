package io.ecocredit.offenders.regulation.grading;

/** A later chapter. */
public record Later(int score) {}
