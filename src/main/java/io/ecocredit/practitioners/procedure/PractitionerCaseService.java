package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.Attempt;
import io.ecocredit.evaluations.CaseHistory;
import io.ecocredit.evaluations.CaseHistory.Line;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.practitioners.PersonsWords;
import io.ecocredit.practitioners.PractitionerEvidenceService;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads single practitioners' cases through the procedure (A21): reads, asks the table, moves, all in one transaction. */
@Singleton
@Cites({Article.A7, Article.A21, Article.A23})
class PractitionerCaseService {

    private final PersonsSide persons;
    private final PractitionerCaseRepository repository;
    private final PractitionerSteps steps;
    private final Desk desk;

    /** What is asked beside the cases. */
    @Singleton
    record Desk(
            CaseHistory history,
            PractitionerEvidenceService evidence,
            Once once,
            Divisions divisions,
            LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    PractitionerCaseService(
            PersonsSide persons, PractitionerCaseRepository repository, PractitionerSteps steps, Desk desk) {
        this.persons = persons;
        this.repository = repository;
        this.steps = steps;
        this.desk = desk;
    }

    /** @throws ProblemException 404 when there is no such case, or it is not the reader's to see, which are not told apart */
    Uni<PractitionerCase> find(UUID id, Act act) {
        return persons.doing(act, connection -> find(connection, id, act.actor()));
    }

    Uni<PractitionerCaseView> view(UUID id, Act act) {
        return find(id, act).map(found -> view(found, act.actor()));
    }

    Uni<Page<PractitionerCaseView>> list(PractitionerCaseQuery query, Act act) {
        Actor reader = act.actor();
        return persons.doing(act, connection -> repository.list(connection, query, desk.today(), reader))
                .map(found -> Page.of(found, query.window(), PractitionerCaseQuery::key))
                .map(page -> new Page<>(
                        page.items().stream().map(each -> view(each, reader)).toList(), page.next()));
    }

    /** The steps of a case, the first first. */
    Uni<List<CaseHistory.Entry>> history(UUID id, Act act) {
        return persons.doing(
                act,
                connection -> find(connection, id, act.actor())
                        .chain(() -> desk.history().of(connection, Line.PRACTITIONERS, id)));
    }

    /**
     * Takes a step on a case.
     *
     * @throws ProblemException 404 unknown, 412 moved on since, 400 when the order does not state what is required or names
     *     somebody
     * @throws io.ecocredit.regulation.text.RefusalException with its clause when the procedure does not allow it
     */
    Uni<PractitionerCaseView> act(WantedStep wanted, Act act) {
        Attempt attempt = attempt(wanted, act);
        return persons.doing(act, connection -> take(connection, wanted, attempt));
    }

    /** The same for a request that may come again with the same key, and is carried out once. */
    Uni<Answered> act(
            WantedStep wanted, Act act, @Nullable Repeat repeat, Function<PractitionerCaseView, Answer> answering) {
        Attempt attempt = attempt(wanted, act);
        return desk.once()
                .doing(
                        persons,
                        act,
                        repeat,
                        connection -> take(connection, wanted, attempt).map(answering));
    }

    private Attempt attempt(WantedStep wanted, Act act) {
        Attempt attempt =
                new Attempt(act.actor(), wanted.action(), wanted.order().stated(), desk.today());
        PersonsWords.requireNoIdentity("reason", attempt.order().reason());
        return attempt;
    }

    private Uni<PractitionerCaseView> take(SqlConnection connection, WantedStep wanted, Attempt attempt) {
        Actor actor = attempt.actor();
        return held(connection, wanted.id(), actor)
                .invoke(held -> {
                    if (held.version() != wanted.version()) {
                        throw CaseHistory.movedOn();
                    }
                })
                .call(held -> desk.evidence()
                        .require(
                                connection,
                                held.subject().practitioner(),
                                attempt.order().evidence()))
                .call(held -> steps.take(connection, held, wanted.order(), attempt))
                .chain(() -> find(connection, wanted.id(), actor))
                .map(after -> view(after, actor));
    }

    /** Declares a conflict of interest of whoever acts (公务员法第七十六条); again is the same. */
    Uni<PractitionerCaseView> recuse(UUID id, String reason, Act act) {
        return persons.doing(
                act,
                connection -> find(connection, id, act.actor())
                        .call(found -> connection
                                .preparedQuery("""
                                        insert into practitioners.recusals (officer, practitioner_no, reason, declared_at)
                                        values ($1, $2, $3, $4) on conflict do nothing
                                        """)
                                .execute(Tuple.of(
                                        act.actor().name(),
                                        found.subject().practitioner(),
                                        reason,
                                        desk.clock().now())))
                        .chain(() -> find(connection, id, act.actor()))
                        .map(found -> view(found, act.actor())));
    }

    private Uni<PractitionerCase> held(SqlConnection connection, UUID id, Actor actor) {
        return repository
                .hold(connection, List.of(id), actor)
                .map(found -> found.stream().findFirst().orElseThrow(PractitionerCaseService::none));
    }

    private Uni<PractitionerCase> find(SqlConnection connection, UUID id, Actor reader) {
        return repository
                .find(connection, id, reader)
                .map(found -> found.stream().findFirst().orElseThrow(PractitionerCaseService::none));
    }

    private PractitionerCaseView view(PractitionerCase subject, Actor reader) {
        return PractitionerCaseView.of(subject, reader, desk.today(), desk.divisions());
    }

    static ProblemException none() {
        return new ProblemException(404, "NO_SUCH_EVALUATION", "您可查看的评价中没有这个编号");
    }
}
