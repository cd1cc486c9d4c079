package io.ecocredit.calendars;

import io.ecocredit.platform.database.EntityRepository;
import io.ecocredit.platform.database.Side;
import io.ecocredit.regulation.time.WorkingCalendar.SpecialDay;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The calendars that the region has loaded; every method works in the transaction of the connection it is given. */
@Singleton
class CalendarRepository extends EntityRepository<LoadedYear, Integer> {

    private final CalendarQueries queries;

    CalendarRepository(CalendarQueries queries) {
        super(Side.REGISTER);
        this.queries = queries;
    }

    /** The special days of each year that is loaded, none where it has none, in their order. */
    Uni<Map<Integer, List<SpecialDay>>> loaded(SqlConnection connection) {
        return on(connection, queries::loaded)
                .map(years -> years.stream().collect(Collectors.toMap(year -> year.year, LoadedYear::special)));
    }

    /** Puts a calendar in the place of whatever was loaded for its year. */
    Uni<Void> replace(SqlConnection connection, LoadedYear year) {
        return on(connection, () -> queries.forget(year.year).chain(() -> persist(year)))
                .replaceWithVoid();
    }
}
