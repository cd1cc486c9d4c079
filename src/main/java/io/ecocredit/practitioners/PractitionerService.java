package io.ecocredit.practitioners;

import io.ecocredit.platform.audit.Trail;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.platform.paging.Page;
import io.ecocredit.platform.paging.Window;
import io.ecocredit.platform.problem.Require;
import io.ecocredit.platform.sql.OneByOne;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Provision;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows practitioners to those who know them, and leaves a row of each look (A36). */
@Singleton
@Cites(provisions = Provision.A36_PARAGRAPH_1)
class PractitionerService {

    private final PersonsSide persons;
    private final PractitionerRepository people;
    private final HomeLetters homes;
    private final Trail trail;

    PractitionerService(PersonsSide persons, PractitionerRepository people, HomeLetters homes, Trail trail) {
        this.persons = persons;
        this.people = people;
        this.homes = homes;
        this.trail = trail;
    }

    /** @throws RefusalException 404 when there is none or it is not the reader's to see */
    Uni<PractitionerView> find(String number, Act act) {
        return persons.doing(act, connection -> people.require(connection, number))
                .map(OpenedPractitioner::masked);
    }

    Uni<Page<PractitionerView>> page(@Nullable String division, Window window, Act act) {
        return persons.doing(act, connection -> people.page(connection, division, window))
                .map(found -> Page.of(
                        found.stream().map(OpenedPractitioner::masked).toList(), window, PractitionerView::number));
    }

    /** Those with an identity number whom the reader may see; a row of each who is found, or of having sought in vain. */
    Uni<List<PractitionerView>> withIdentity(String identityNumber, Act act) {
        return persons.as(
                        act.actor(),
                        connection -> people.withIdentity(connection, identityNumber)
                                .call(found -> tell(connection, found, act)))
                .map(found -> found.stream().map(OpenedPractitioner::masked).toList());
    }

    private Uni<Void> tell(SqlConnection connection, List<OpenedPractitioner> found, Act act) {
        return found.isEmpty()
                ? trail.add(connection, act)
                : OneByOne.each(
                                found,
                                person -> trail.add(connection, act.on(SubjectKind.PRACTITIONER, person.number())))
                        .replaceWithVoid();
    }

    /**
     * Who somebody is, for a purpose, to a league that has to do with them; a league in which they are at home besides is told.
     *
     * @throws RefusalException 404 as above; 403 when nothing of the person is the league's; 410 when what identifies the person
     *     was erased
     */
    Uni<Disclosure> disclose(String number, String purpose, Act act) {
        return persons.doing(
                act.because(purpose),
                connection -> people.require(connection, number)
                        .call(() -> requireConcerned(connection, number))
                        .map(person -> person.disclosedFor(purpose))
                        .call(() -> homes.tellOfLook(connection, number, purpose, act.actor())));
    }

    private static Uni<Void> requireConcerned(SqlConnection connection, String number) {
        return connection
                .preparedQuery("select practitioners.is_concerned($1)")
                .execute(Tuple.of(number))
                .invoke(rows -> Require.that(
                        Statements.only(rows, Boolean.class),
                        () -> RefusalException.of(
                                RefusalCode.NOT_CONCERNED, "该人员不在您盟市登记，也没有在您盟市服务的有效信用信息，不得查看其完整身份信息")))
                .replaceWithVoid();
    }
}
