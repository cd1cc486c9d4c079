package io.ecocredit.practitioners;

import io.ecocredit.imports.ImportRow;
import io.ecocredit.imports.Organisations;
import io.ecocredit.institutions.KnownInstitutions;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Answer;
import io.ecocredit.platform.idempotency.Answered;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.idempotency.Repeat;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.regulation.subject.SameText;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Registers practitioners. Whoever is registered already, but not to the knowledge of whoever registers, is somebody new: the
 * league gets a number of its own and nothing of what another has, by the same steps and in the same time (A36). That both are
 * one person is known by the identity (I-34). Whom the league knows is met again, under the name by which it knows them.
 */
@Singleton
@Cites(
        value = Article.A15,
        provisions = {Provision.A5_ITEM_2, Provision.A10_ITEM_1, Provision.A36_PARAGRAPH_1})
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

    /** @throws RefusalException with every fault of the form; 403 for another league's; 409 for another name; 503 while a file is taken in */
    Uni<Answered> register(PractitionerForm form, Act act, Repeat repeat, Function<Taken, Answer> answering) {
        return once.doing(
                persons,
                act,
                repeat,
                connection -> stated(connection, form, act)
                        .flatMap(stated -> taken(connection, stated, act))
                        .map(answering));
    }

    private Uni<StatedPractitioner> stated(SqlConnection connection, PractitionerForm form, Act act) {
        return Organisations.met(connection, new ImportRow(1, form.columns(numbers.next())))
                .map(row -> StatedPractitioner.read(row, rules, act.actor()));
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
                entry -> people.withIdentity(connection, stated.person().identityNumber())
                        .flatMap(known -> known.isEmpty()
                                ? registrations
                                        .add(connection, stated, entry)
                                        .flatMap(number -> people.require(connection, number))
                                : Uni.createFrom().item(met(known, stated.person()))));
    }

    /** Of several numbers the one that is at home where the form says. */
    private OpenedPractitioner met(List<OpenedPractitioner> known, PractitionersImport.Row stated) {
        OpenedPractitioner met = known.stream()
                .filter(person -> Objects.equals(rules.leagueOf(person.division()), rules.ownerOf(stated)))
                .findFirst()
                .orElse(known.getFirst());
        Require.that(
                SameText.same(met.name(), stated.name()),
                () -> Refusal.of(RefusalCode.CONFLICTING_DUPLICATE, "该证件号码已以另一姓名登记，请核对姓名和证件号码")
                        .under(Clause.of(Provision.A10_ITEM_1))
                        .at("name", null)
                        .asException());
        return met;
    }
}
