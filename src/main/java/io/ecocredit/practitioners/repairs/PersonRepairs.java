package io.ecocredit.practitioners.repairs;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.repairs.shell.Due;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Repairs of persons; each look at one leaves its row in the audit trail (A36). */
@Singleton
class PersonRepairs extends Repairs<PersonRepair, PersonRepairView> {

    private final PersonsSide persons;
    private final Divisions divisions;

    PersonRepairs(
            PersonsSide persons,
            Once once,
            Calendars calendars,
            LegalClock clock,
            PersonRepairRepository repository,
            Divisions divisions) {
        super(persons, repository, once, calendars, clock);
        this.persons = persons;
        this.divisions = divisions;
    }

    @Override
    protected <T> Uni<T> reading(Act act, Function<SqlConnection, Uni<T>> work) {
        return persons.doing(act, work);
    }

    @Override
    protected Uni<PersonRepairView> view(SqlConnection connection, PersonRepair repair, Due due, Actor reader) {
        return Uni.createFrom().item(PersonRepairView.of(repair, due, reader, divisions));
    }
}
