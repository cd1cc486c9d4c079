package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.repairs.shell.OverdueWatch;
import io.ecocredit.repairs.shell.Repairs.Waiting;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Repairs of persons that were not decided within 20 working days (A28). */
@Singleton
@Cites(value = Article.A28, settles = Interpretation.I_20)
class OverduePersonRepairs extends OverdueWatch<PersonRepair> {

    private static final Act ACT = Act.system("practitioner repair overdue", "practitionerRepair");

    private final PersonRepairRepository repository;
    private final PersonRepairNotices notices;

    OverduePersonRepairs(
            PersonsSide persons,
            PersonRepairs repairs,
            PersonRepairRepository repository,
            PersonRepairNotices notices) {
        super(persons, repairs, ACT);
        this.repository = repository;
        this.notices = notices;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return pass();
    }

    @Override
    protected Uni<List<PersonRepair>> untold(SqlConnection connection) {
        return repository.untold(connection);
    }

    @Override
    protected Uni<Boolean> note(SqlConnection connection, Waiting<PersonRepair> overdue) {
        return repository.noteTold(connection, overdue.repair().id());
    }

    @Override
    protected Uni<Void> tell(SqlConnection connection, Waiting<PersonRepair> overdue) {
        return notices.overdue(connection, overdue.repair(), ACT.actor());
    }
}
