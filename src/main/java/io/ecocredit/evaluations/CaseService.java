package io.ecocredit.evaluations;

import io.ecocredit.evaluations.CaseRepository.Reading;
import io.ecocredit.evidence.EvidenceService;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.problem.ProblemException;
import io.ecocredit.procedure.step.WantedStep;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Leads single cases through the procedure: reads, asks the table, moves, all in one transaction. */
@Singleton
@Cites({Article.A7, Article.A20, Article.A23})
public class CaseService {

    private final Inside inside;
    private final CaseRepository repository;
    private final Steps steps;
    private final Desk desk;

    /** What is asked beside the cases. */
    @Singleton
    record Desk(
            CaseHistory history,
            FileNotes notes,
            Findings findings,
            EvidenceService evidence,
            Once once,
            Divisions divisions,
            LegalClock clock) {
        LocalDate today() {
            return clock.today();
        }
    }

    CaseService(Inside inside, CaseRepository repository, Steps steps, Desk desk) {
        this.inside = inside;
        this.repository = repository;
        this.steps = steps;
        this.desk = desk;
    }

    /** @throws ProblemException 404 when there is no such case, or it is not the reader's to see, which are not told apart */
    public Uni<CaseView> view(UUID id, Actor reader) {
        return inside.as(reader, connection -> find(connection, id, reader).map(found -> view(found, reader)));
    }

    Uni<Page<CaseView>> list(CaseQuery query, Actor reader) {
        return inside.as(
                reader,
                connection -> repository
                        .list(connection, query, new Reading(reader, desk.today()))
                        .map(found -> {
                            Page<InstitutionCase> page = Page.of(found, query.window(), CaseQuery::key);
                            return new Page<>(
                                    page.items().stream()
                                            .map(each -> view(each, reader))
                                            .toList(),
                                    page.next());
                        }));
    }

    /** The steps of a case, the first first. */
    public Uni<List<CaseHistory.Entry>> history(UUID id, Actor reader) {
        return inside.as(
                reader,
                connection -> find(connection, id, reader)
                        .chain(found -> desk.history().of(connection, id)));
    }

    /** What became of the institution's file in the year of a case, the first first. */
    public Uni<List<FileNotes.Note>> changes(UUID id, Actor reader) {
        return inside.as(
                reader,
                connection ->
                        find(connection, id, reader).chain(found -> desk.notes().of(connection, id)));
    }

    /** The sheet of the latest proposal or determination, as it was drawn up. */
    Uni<String> sheet(UUID id, Actor reader) {
        return inside.as(
                reader,
                connection -> find(connection, id, reader)
                        .chain(found -> desk.findings().sheet(connection, id)));
    }

    /**
     * Takes a step on a case.
     *
     * @throws ProblemException 404 unknown, 412 moved on since, 400 when the order does not state what is required
     * @throws RefusalException with its clause when the procedure does not allow it
     */
    public Uni<CaseView> act(WantedStep wanted, Act act) {
        Attempt attempt = attempt(wanted, act);
        return inside.doing(act, connection -> take(connection, wanted, attempt));
    }

    /** The same for a request that may come again with the same key, and is carried out once. */
    Uni<Answered> act(WantedStep wanted, Act act, @Nullable Repeat repeat, Function<CaseView, Answer> answering) {
        Attempt attempt = attempt(wanted, act);
        return desk.once()
                .doing(
                        inside,
                        act,
                        repeat,
                        connection -> take(connection, wanted, attempt).map(answering));
    }

    private Attempt attempt(WantedStep wanted, Act act) {
        return new Attempt(act.actor(), wanted.action(), wanted.order().stated(), desk.today());
    }

    private Uni<CaseView> take(SqlConnection connection, WantedStep wanted, Attempt attempt) {
        Actor actor = attempt.actor();
        return held(connection, wanted.id(), actor)
                .invoke(held -> requireVersion(held, wanted.version()))
                .map(attempt::on)
                .call(move -> desk.evidence()
                        .require(
                                connection,
                                move.from().subject().uscc(),
                                move.order().evidence()))
                .chain(move -> steps.take(connection, move, wanted.order(), attempt))
                .chain(() -> find(connection, wanted.id(), actor))
                .map(after -> view(after, actor));
    }

    static void requireVersion(InstitutionCase held, long version) {
        if (held.version() != version) {
            throw CaseHistory.movedOn();
        }
    }

    /** The case, held for change; one that is the caller's to see but not to change is as it is. */
    private Uni<InstitutionCase> held(SqlConnection connection, UUID id, Actor actor) {
        return repository
                .hold(connection, List.of(id), new Reading(actor, desk.today()))
                .flatMap(held -> held.isEmpty()
                        ? find(connection, id, actor)
                        : Uni.createFrom().item(held.getFirst()));
    }

    private Uni<InstitutionCase> find(SqlConnection connection, UUID id, Actor reader) {
        return repository
                .find(connection, id, new Reading(reader, desk.today()))
                .map(found -> found.stream().findFirst().orElseThrow(CaseService::none));
    }

    private CaseView view(InstitutionCase subject, Actor reader) {
        return CaseView.of(subject, reader, desk.today(), desk.divisions());
    }

    static ProblemException none() {
        return new ProblemException(404, "NO_SUCH_EVALUATION", "您可查看的评价中没有这个编号");
    }
}
