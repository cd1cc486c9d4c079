package io.ecocredit.jobs;

import io.smallrye.mutiny.Uni;

/**
 * Long work. It may be begun anew when it got no connection to the database, so what an attempt that failed has done must not
 * stand in the way of the next.
 */
public interface Work {

    /** One attempt; its item is what the job says of itself. */
    Uni<?> attempt(JobRun run);

    /** The job has ended, however it did, or was never begun; what was kept for it can go. */
    default void ended() {}
}
