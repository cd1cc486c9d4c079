package io.ecocredit.commands;

import io.ecocredit.platform.audit.Sealer;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** The audit trail as the operator's commands meet it; blocks. */
@Singleton
final class OperatorTrail {

    private final PersonsSide persons;
    private final Sealer sealer;

    OperatorTrail(PersonsSide persons, Sealer sealer) {
        this.persons = persons;
        this.sealer = sealer;
    }

    /** Leaves a row of work on personal data before it begins. */
    void tell(String work) {
        persons.doing(
                        Act.system(work, "personal data"),
                        connection -> Uni.createFrom().voidItem())
                .await()
                .indefinitely();
    }

    /** How many links of the chain each suite and key seals. */
    Map<String, Long> keysInUse() {
        return sealer.keysInUse().await().indefinitely();
    }
}
