package io.ecocredit.jobs;

import io.ecocredit.platform.identity.Actor;

/**
 * A job that this copy of the service has yet to begin.
 *
 * @param inTurn whether in the whole service only one of its kind runs at a time
 */
record Waiting(JobRun run, String kind, boolean inTurn, Actor startedBy, Work work) {}
