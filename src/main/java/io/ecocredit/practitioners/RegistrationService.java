package io.ecocredit.practitioners;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/**
 * Registers practitioners. Whoever is registered already, by whichever league, is answered like somebody new: the same steps
 * are taken, with an entry and a row in the trail, so that neither the answer nor the time it takes tells of them (A36).
 */
@Singleton
@Cites(
        value = Article.A15,
        provisions = {Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
class RegistrationService {

    private final PersonsSide persons;
    private final Once once;
    private final PersonsEntry entries;
    private final RegistrationRepository registrations;
    private final PractitionerRepository people;
    private final PractitionersImport rules;
    private final PractitionerNumbers numbers = new PractitionerNumbers();

    RegistrationService(
            PersonsSide persons,
            Once once,
            PersonsEntry entries,
            RegistrationRepository registrations,
            PractitionerRepository people,
            PractitionersImport rules) {
        this.persons = persons;
        this.once = once;
        this.entries = entries;
        this.registrations = registrations;
        this.people = people;
        this.rules = rules;
    }

    /** The person as the register has them, with what a person should look at in what was stated. */
    record Taken(OpenedPractitioner practitioner, List<Refusal> doubts) {}

    /** @throws RefusalException with every fault of the form; 403 for another league's; 503 while a file is taken in */
    Uni<Answered> register(PractitionerForm form, Act act, Repeat repeat, Function<Taken, Answer> answering) {
        return once.doing(
                persons,
                act,
                repeat,
                connection -> taken(connection, stated(form, act), act).map(answering));
    }

    private StatedPractitioner stated(PractitionerForm form, Act act) {
        return StatedPractitioner.read(new ImportRow(1, form.columns(numbers.next())), rules, act.actor());
    }

    private Uni<Taken> taken(SqlConnection connection, StatedPractitioner stated, Act act) {
        return requireEmployer(connection, stated)
                .chain(() -> registrations.waitForTurn(connection))
                .chain(() -> enter(connection, stated, act))
                .map(person -> new Taken(person, stated.doubts()));
    }

    private Uni<Void> requireEmployer(SqlConnection connection, StatedPractitioner stated) {
        String employer = stated.person().employer();
        if (employer == null) {
            return Uni.createFrom().voidItem();
        }
        return registrations
                .isInstitution(connection, employer)
                .invoke(known -> Require.that(
                        known,
                        () -> KnownInstitutions.unknown("employerUscc", employer)
                                .asException()))
                .replaceWithVoid();
    }

    private Uni<OpenedPractitioner> enter(SqlConnection connection, StatedPractitioner stated, Act act) {
        return entries.under(
                connection,
                act.actor(),
                "register practitioners",
                entry -> registrations
                        .meetOrAdd(connection, stated, entry)
                        .flatMap(number -> people.require(connection, number)));
    }
}
