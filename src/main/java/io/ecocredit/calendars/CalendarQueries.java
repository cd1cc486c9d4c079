package io.ecocredit.calendars;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** What the region has loaded. */
interface CalendarQueries {

    @HQL("from LoadedYear y left join fetch y.days")
    Uni<List<LoadedYear>> loaded();

    /** Its days go with it. */
    @HQL("delete from LoadedYear where year = :year")
    Uni<Integer> forget(int year);
}
