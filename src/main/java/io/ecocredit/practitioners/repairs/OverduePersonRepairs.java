package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.Provision;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Repairs of persons that were not decided within 20 working days (A28). */
@Singleton
@Cites(provisions = Provision.A28_PARAGRAPH_1, settles = Interpretation.I_20)
class OverduePersonRepairs {

    private static final Act ACT = Act.system("practitioner repair overdue", SubjectKind.PRACTITIONER_REPAIR);

    private final PersonRepairs repairs;
    private final PersonRepairRepository repository;
    private final PersonRepairLetters notices;

    OverduePersonRepairs(PersonRepairs repairs, PersonRepairRepository repository, PersonRepairLetters notices) {
        this.repairs = repairs;
        this.repository = repository;
        this.notices = notices;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return repairs.tellOverdue(
                ACT,
                repository::untold,
                (connection, overdue) ->
                        repository.noteTold(connection, overdue.repair().id()),
                (connection, overdue) -> notices.overdue(connection, overdue.repair(), ACT.actor()));
    }
}
