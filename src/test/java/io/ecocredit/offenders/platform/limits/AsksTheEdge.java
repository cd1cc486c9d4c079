package io.ecocredit.offenders.platform.limits;

import io.ecocredit.offenders.platform.edge.Edge;

/** Knows what stands on it. */
public record AsksTheEdge(Edge edge) {}
