package io.ecocredit.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Long work and how far it has come. Instants are UTC.
 *
 * @param place among those that wait for the same: 1 is next; null for one that does not wait
 * @param total null while it is not known
 * @param result what the work says of itself once it has succeeded
 * @param problem the problem document of a failure
 */
public record Job(
        UUID id,
        String kind,
        State state,
        String stateLabel,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Integer place,
        long done,
        @Nullable Long total,
        @Nullable JsonNode result,
        @Nullable JsonNode problem) {

    /** Where a job stands. One whose process died is {@code FAILED} with the code {@code JOB_INTERRUPTED}. */
    public enum State {
        WAITING("等待中"),
        RUNNING("进行中"),
        SUCCEEDED("已完成"),
        FAILED("未完成"),
        CANCELLED("已取消");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public boolean isFinished() {
        return state != State.WAITING && state != State.RUNNING;
    }
}
