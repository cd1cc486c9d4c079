package io.ecocredit.calendars;

import io.ecocredit.calendars.LoadedYear.YearVersion;
import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** The calendars that the region has loaded; every method works in the transaction of the connection it is given. */
@Singleton
class CalendarRepository extends EntityRepository<LoadedYear, YearVersion> {

    private final CalendarQueries queries;

    CalendarRepository(CalendarQueries queries) {
        super(Side.REGISTER);
        this.queries = queries;
    }

    /** The latest version of each year that is loaded, its days in their order. */
    Uni<List<CalendarVersion>> latest(SqlConnection connection) {
        return on(connection, () -> queries.latest().map(CalendarRepository::views));
    }

    /** Every version of all years, in the order in which they were loaded. */
    Uni<List<CalendarVersion>> all(SqlConnection connection) {
        return on(connection, () -> queries.all().map(CalendarRepository::views));
    }

    /** Every version of a year, the latest first. */
    Uni<List<CalendarVersion>> versions(SqlConnection connection, int year) {
        return on(connection, () -> queries.versions(year).map(CalendarRepository::views));
    }

    private static List<CalendarVersion> views(List<LoadedYear> loaded) {
        return loaded.stream().map(LoadedYear::view).toList();
    }

    Uni<Void> add(SqlConnection connection, LoadedYear year) {
        return on(connection, () -> persist(year)).replaceWithVoid();
    }
}
