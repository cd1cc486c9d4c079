package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.evaluations.CaseRepository.Reading;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Records an institution's silence once its five working days are over (A20.2). */
@Singleton
@Cites(value = Article.A20, settles = Interpretation.I_19)
class SilenceWatch {

    private static final Act ACT = Act.system("silence", "evaluation");

    private final SilentCases silent;
    private final CaseRepository repository;
    private final Steps steps;
    private final LegalClock clock;

    SilenceWatch(Inside inside, CaseRepository repository, Steps steps, LegalClock clock) {
        this.silent = new SilentCases(inside, Line.INSTITUTIONS, ACT);
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        LocalDate today = clock.today();
        return silent.workOff(today, (connection, ids) -> record(connection, ids, today));
    }

    private Uni<Integer> record(SqlConnection connection, List<UUID> ids, LocalDate today) {
        Attempt attempt = new Attempt(ACT.actor(), Action.RECORD_SILENCE, StepOrder.EMPTY.stated(), today);
        return repository
                .hold(connection, ids, new Reading(ACT.actor(), today))
                .flatMap(held -> Multi.createFrom()
                        .iterable(held)
                        .onItem()
                        .transformToUniAndConcatenate(
                                each -> steps.take(connection, attempt.on(each), StepOrder.EMPTY, attempt))
                        .collect()
                        .asList()
                        .replaceWith(held.size()));
    }
}
