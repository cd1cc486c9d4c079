package io.ecocredit.offenders.practitioners;

import io.ecocredit.offenders.grades.ReachesPersons;
import org.jspecify.annotations.Nullable;

/** Closes a cycle. */
public record Person(@Nullable ReachesPersons seenBy) {}
