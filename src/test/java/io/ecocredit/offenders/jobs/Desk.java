package io.ecocredit.offenders.jobs;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Singleton;

/** A bundle that is injected to hide how many collaborators its owner has. */
@Vetoed
@Singleton
public record Desk() {}
