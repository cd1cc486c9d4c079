package io.ecocredit.platform.problem;

import io.ecocredit.platform.access.AccessTable;
import jakarta.inject.Singleton;

/** Who may use the operations that fail on purpose. */
@Singleton
public class ProbeAccess implements AccessTable {

    @Override
    public String text() {
        return """
                operation     public platform department institution practitioner provider league region auditor
                probeOpen     all    all      all        all         all          all      all    all    all
                probeEcho     all    all      all        all         all          all      all    all    all
                probeFailing  all    all      all        all         all          all      all    all    all
                probeLate     all    all      all        all         all          all      all    all    all
                probeLeague   -      -        -          -           -            -        all    -      -
                """;
    }
}
