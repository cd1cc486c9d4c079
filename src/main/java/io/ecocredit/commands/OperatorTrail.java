package io.ecocredit.commands;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** The audit trail as the operator's commands meet it; blocks. */
@Singleton
final class OperatorTrail {

    private final PersonsSide persons;

    OperatorTrail(PersonsSide persons) {
        this.persons = persons;
    }

    /** Leaves a row of work on personal data before it begins. */
    void tell(String work) {
        persons.doing(
                        Act.system(work, SubjectKind.PERSONAL_DATA),
                        connection -> Uni.createFrom().voidItem())
                .await()
                .indefinitely();
    }
}
