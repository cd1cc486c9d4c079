package io.ecocredit.practitioners.procedure;

import io.ecocredit.inbox.Letter;
import io.ecocredit.inbox.Letter.Recipient;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.step.CaseReopening;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Tells those concerned that a record of somebody has changed, and gives a determined case back to its league (A31). */
@Singleton
@Cites(Article.A31)
public class PractitionerReopening {

    private final PractitionerLine line;
    private final CaseReopening reopening;
    private final LegalClock clock;

    PractitionerReopening(PractitionerLine line, CaseReopening reopening, LegalClock clock) {
        this.line = line;
        this.reopening = reopening;
        this.clock = clock;
    }

    /** A change of a record, as it is told. */
    public record Change(String practitioner, int year, String kind, String title, String body, Clause clause) {}

    /** Does so in the transaction of the connection, as the service's own work; {@code author} sees no more than before. */
    public Uni<Void> follow(SqlConnection connection, Change change, Actor author) {
        return reopening.follow(
                connection,
                line,
                new CaseReopening.Change(change.practitioner(), change.year(), "practitioner records", change.title()),
                author,
                held -> line.inbox().deliver(connection, letters(change, held, author), author));
    }

    /** To the person, and to the league that leads the case where it did not make the change itself. */
    private List<Letter> letters(Change change, List<PractitionerCase> cases, Actor author) {
        List<Letter> letters = new ArrayList<>(List.of(letter(Recipient.person(change.practitioner()), change)));
        cases.stream()
                .map(each -> each.subject().leadLeague())
                .filter(league -> !league.equals(author.league()))
                .forEach(league -> letters.add(letter(Recipient.league(league), change)));
        return letters;
    }

    private Letter letter(Recipient recipient, Change change) {
        return new Letter(
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
