package io.ecocredit.offenders.regulation.time;

import io.ecocredit.offenders.regulation.grading.Later;

/** Breaks the order of chapters. */
public record UsesALaterChapter(Later later) {}
