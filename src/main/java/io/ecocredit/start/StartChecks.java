package io.ecocredit.start;

import io.ecocredit.platform.clock.ClockDifference;
import io.ecocredit.platform.database.RoleRights;
import io.ecocredit.platform.database.SchemaVersion;
import io.ecocredit.practitioners.FittingKeys;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;

/**
 * What must be right before anything works: the schema, the roles, the clocks, the keys. It is looked at before
 * the first work by schedule and before the first request is taken, and ends the start where it is wrong.
 */
@Singleton
class StartChecks {

    private static final int BEFORE_ALL_WORK = Interceptor.Priority.PLATFORM_BEFORE - 2;

    private static volatile boolean areDue;

    private final SchemaVersion schema;
    private final RoleRights roles;
    private final ClockDifference clocks;
    private final FittingKeys keys;

    StartChecks(SchemaVersion schema, RoleRights roles, ClockDifference clocks, FittingKeys keys) {
        this.schema = schema;
        this.roles = roles;
        this.clocks = clocks;
        this.keys = keys;
    }

    /** Asks for them at the start that follows, which a command does not. */
    static void areDue() {
        areDue = true;
    }

    /** Each is asked only once those before it are right. */
    void check(@Observes @Priority(BEFORE_ALL_WORK) StartupEvent started) {
        if (!areDue) {
            return;
        }
        schema.require();
        require(FailureKind.DATABASE_RIGHT, schema.patiently(roles::faults));
        require(FailureKind.CLOCK, schema.patiently(clocks::faults));
        if (!Settings.isPublicAlone()) {
            require(FailureKind.KEYS, schema.patiently(keys::faults));
        }
    }

    static void require(FailureKind kind, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new CannotStart(kind, String.join(System.lineSeparator(), faults));
        }
    }
}
