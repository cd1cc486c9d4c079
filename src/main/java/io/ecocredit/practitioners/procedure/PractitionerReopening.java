package io.ecocredit.practitioners.procedure;

import io.ecocredit.evaluations.Attempt;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Outgoing;
import io.ecocredit.practitioners.procedure.PractitionerMessage.Recipient;
import io.ecocredit.procedure.step.StepOrder;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.procedure.Order;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells those concerned that a record of somebody has changed, and gives a determined case back to its league (A31). */
@Singleton
@Cites(Article.A31)
public class PractitionerReopening {

    private static final Set<Step> DETERMINED = EnumSet.of(Step.DETERMINED, Step.SUBMITTED, Step.ACCEPTED);
    private static final Actor SERVICE = Actor.system("practitioner records");

    private final PractitionerCaseRepository repository;
    private final PractitionerSteps steps;
    private final PractitionerInbox inbox;
    private final LegalClock clock;

    PractitionerReopening(
            PractitionerCaseRepository repository, PractitionerSteps steps, PractitionerInbox inbox, LegalClock clock) {
        this.repository = repository;
        this.steps = steps;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A change of a record, as it is told. */
    public record Change(String practitioner, int year, String kind, String title, String body, Clause clause) {}

    /** Does so in the transaction of the connection, as the service's own work; {@code author} sees no more than before. */
    public Uni<Void> follow(SqlConnection connection, Change change, Actor author) {
        return ActingPool.asTheService(
                connection,
                author,
                () -> repository
                        .holdOf(connection, change.practitioner(), change.year(), SERVICE)
                        .call(held -> tell(connection, change, held, author))
                        .onItem()
                        .transformToMulti(held -> Multi.createFrom().iterable(held))
                        .filter(held -> DETERMINED.contains(held.standing().step()))
                        .onItem()
                        .transformToUniAndConcatenate(
                                held -> steps.take(connection, held, StepOrder.EMPTY, attempt(change)))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Attempt attempt(Change change) {
        return new Attempt(SERVICE, Action.REOPEN, new Order(change.title(), List.of(), null), clock.today());
    }

    private Uni<Void> tell(SqlConnection connection, Change change, List<PractitionerCase> cases, Actor author) {
        Recipient person = Recipient.person(change.practitioner());
        List<Outgoing> notices = new ArrayList<>(List.of(notice(person, change)));
        cases.stream()
                .map(each -> each.subject().leadLeague())
                .filter(league -> !league.equals(author.league()))
                .forEach(league -> notices.add(notice(Recipient.league(league), change)));
        return inbox.deliver(connection, notices, author);
    }

    private Outgoing notice(Recipient recipient, Change change) {
        return new Outgoing(
                recipient,
                change.year(),
                null,
                change.kind(),
                change.title(),
                change.body(),
                change.clause(),
                null,
                null,
                clock.today());
    }
}
