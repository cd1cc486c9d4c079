package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.access.AccessTable;
import jakarta.inject.Singleton;

/** Who may use the operation that is done once. */
@Singleton
public class OnceProbeAccess implements AccessTable {

    @Override
    public String text() {
        return """
                operation  public platform department institution practitioner provider league region auditor
                probeOnce  -      -        -          own         -            -        own    all    -
                """;
    }
}
