package io.ecocredit.offenders.platform.edge;

import io.ecocredit.offenders.platform.limits.AsksTheEdge;

/** Ties the platform into a knot. */
public record Edge(AsksTheEdge limits) {}
