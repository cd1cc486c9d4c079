package io.ecocredit.offenders.grades;

import io.ecocredit.offenders.jobs.WatchService;

/** Reaches practitioners by way of another feature. */
public record ReachesPersons(WatchService watch) {}
