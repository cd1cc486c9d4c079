package io.ecocredit.practitioners.procedure;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.procedure.line.CaseRepository;
import io.ecocredit.procedure.line.Reading;
import io.ecocredit.procedure.step.CaseReopening;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Finds the practitioners of whom a record has changed, whoever entered it and by whatever way, and gives their cases back
 * where the result would be another now, determined or told already (A31, I-31).
 */
@Singleton
@Cites(value = Article.A31, settles = Interpretation.I_31)
public class ChangedPeople {

    private static final Logger LOG = Logger.getLogger(ChangedPeople.class);
    private static final Actor WORKER = Actor.system("changed practitioners");
    private static final int BATCH = 500;

    private final PractitionerLine line;
    private final CaseRepository repository;
    private final CaseReopening reopening;
    private final LegalClock clock;

    ChangedPeople(PractitionerLine line, CaseRepository repository, CaseReopening reopening, LegalClock clock) {
        this.line = line;
        this.repository = repository;
        this.reopening = reopening;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return workOff()
                .onFailure()
                .invoke(failure -> LOG.warnf("changed practitioners are looked at later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Looks at everybody, and gives how many were marked for it. */
    public Uni<Long> everybody() {
        return line.pool()
                .as(
                        WORKER,
                        connection ->
                                Statements.number(connection, "select practitioners.touch_everybody()", Tuple.tuple()))
                .call(this::workOff);
    }

    private Uni<Void> workOff() {
        return OneByOne.whileAny(() -> line.pool().as(WORKER, this::nextBatch));
    }

    private Uni<Boolean> nextBatch(SqlConnection connection) {
        return Statements.texts(connection, """
                        with resting as (select exists (
                            select from practitioners.cases where step in (
                                'DETERMINED', 'SUBMITTED', 'ACCEPTED', 'CONCLUDED', 'LETTER_SENT')) as any_rests),
                        taken as (
                            delete from practitioners.touched_people t
                            where t.practitioner_no in (
                                    select distinct practitioner_no from practitioners.touched_people
                                    order by practitioner_no limit $1)
                                or not (select any_rests from resting)
                            returning practitioner_no)
                        select distinct practitioner_no from taken where (select any_rests from resting)
                        """, Tuple.of(BATCH))
                .flatMap(touched -> touched.isEmpty()
                        ? Uni.createFrom().item(false)
                        : reopen(connection, touched).replaceWith(true));
    }

    private Uni<List<PractitionerCase>> reopen(SqlConnection connection, List<String> touched) {
        return repository
                .holdOf(connection, line, touched, new Reading(WORKER, clock.today()))
                .flatMap(held -> reopening
                        .changed(connection, line, held, "确定所依据的信用信息有变更", WORKER)
                        .chain(() -> reopening.madeKnown(connection, line, held, "已通知的评定结果所依据的信用信息有变更", WORKER)));
    }
}
