package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.Attempt;
import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.evaluations.SilentCases;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
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

/** Records a practitioner's silence once the five working days are over (A21.2). */
@Singleton
@Cites(value = Article.A21, settles = Interpretation.I_19)
class PractitionerSilenceWatch {

    private static final Act ACT = Act.system("practitioner silence", "practitionerEvaluation");

    private final SilentCases silent;
    private final PractitionerCaseRepository repository;
    private final PractitionerSteps steps;
    private final LegalClock clock;

    PractitionerSilenceWatch(
            PersonsSide persons, PractitionerCaseRepository repository, PractitionerSteps steps, LegalClock clock) {
        this.silent = new SilentCases(persons, Line.PRACTITIONERS, ACT);
        this.repository = repository;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        LocalDate today = clock.today();
        Attempt attempt = new Attempt(ACT.actor(), Action.RECORD_SILENCE, StepOrder.EMPTY.stated(), today);
        return silent.workOff(today, (connection, ids) -> record(connection, ids, attempt));
    }

    private Uni<Integer> record(SqlConnection connection, List<UUID> ids, Attempt attempt) {
        return repository
                .hold(connection, ids, ACT.actor())
                .flatMap(held -> Multi.createFrom()
                        .iterable(held)
                        .onItem()
                        .transformToUniAndConcatenate(each -> steps.take(connection, each, StepOrder.EMPTY, attempt))
                        .collect()
                        .asList()
                        .replaceWith(held.size()));
    }
}
