package io.ecocredit.repairs;

import io.ecocredit.calendars.Calendars;
import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.idempotency.Once;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Turns;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.repairs.RepairRepository.Stored;
import io.ecocredit.repairs.shell.Due;
import io.ecocredit.repairs.shell.Repairs;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Repairs of records of institutions. */
@Singleton
public class InstitutionRepairs extends Repairs<Stored, RepairView> {

    private final Inside inside;
    private final RepairRepository repository;
    private final RepairViews views;

    InstitutionRepairs(
            Inside inside,
            Once once,
            Calendars calendars,
            LegalClock clock,
            RepairRepository repository,
            RepairViews views) {
        super(inside, repository, once, calendars, clock);
        this.inside = inside;
        this.repository = repository;
        this.views = views;
    }

    @Override
    protected Uni<RepairView> view(SqlConnection connection, Stored repair, Due due, Actor reader) {
        return views.of(connection, repair, due, reader);
    }

    /** The repairs of a record, the first first. */
    public Uni<List<RepairView>> ofRecord(String recordNo, Actor reader) {
        return inside.as(
                reader,
                connection ->
                        repository.ofRecord(connection, recordNo).flatMap(found -> views(connection, found, reader)));
    }

    /**
     * The one with a number; acts on it follow one another until the transaction ends.
     *
     * @throws RefusalException 404 when there is none or it is not the reader's to see
     */
    Uni<Stored> hold(SqlConnection connection, UUID id) {
        return require(connection, id)
                .chain(found -> Turns.take(connection, "repair " + found.recordNo()))
                .chain(() -> require(connection, id));
    }
}
