package io.ecocredit.practitioners.repairs;

import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells the region and the league, once, that a practitioner's repair was not decided in time (I-20). */
@Singleton
@Cites(value = Article.A28, settles = Interpretation.I_20)
class PersonRepairWatch {

    private static final Logger LOG = Logger.getLogger(PersonRepairWatch.class);
    private static final Act ACT = Act.system("practitioner repair overdue", "practitionerRepair");

    private final PersonsSide persons;
    private final PersonRepairRepository repository;
    private final PersonRepairViews views;
    private final PersonRepairNotices notices;

    PersonRepairWatch(
            PersonsSide persons,
            PersonRepairRepository repository,
            PersonRepairViews views,
            PersonRepairNotices notices) {
        this.persons = persons;
        this.repository = repository;
        this.views = views;
        this.notices = notices;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return persons.as(
                        ACT.actor(),
                        connection -> repository.untold(connection).flatMap(open -> views.overdue(connection, open)))
                .onItem()
                .transformToMulti(overdue -> Multi.createFrom().iterable(overdue))
                .onItem()
                .transformToUniAndConcatenate(overdue -> persons.doing(
                                ACT.on("practitionerRepair", overdue.id().toString()),
                                connection -> tell(connection, overdue.id()).replaceWith(true))
                        .onFailure()
                        .invoke(failure -> LOG.warnf("an overdue repair is told later: %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithItem(false))
                .collect()
                .last()
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("overdue repairs of practitioners are told later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Unless another copy of the service has told it, or it was decided meanwhile. */
    private Uni<Void> tell(SqlConnection connection, UUID id) {
        return repository
                .hold(connection, id)
                .onItem()
                .transformToMulti(held -> Multi.createFrom().iterable(held))
                .filter(held -> held.isOpen() && !held.overdueTold())
                .onItem()
                .transformToUniAndConcatenate(held -> repository
                        .told(connection, id, views.today())
                        .chain(() -> notices.overdue(connection, held, ACT.actor()))
                        .replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
