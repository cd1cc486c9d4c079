package io.ecocredit.calendars;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.annotations.processing.HQL;

/** What the region has loaded. */
interface CalendarQueries {

    /** The latest version of each year. */
    @HQL("""
            from LoadedYear y left join fetch y.days
            where y.key.version = (select max(z.key.version) from LoadedYear z where z.key.year = y.key.year)
            """)
    Uni<List<LoadedYear>> latest();

    /** Every version of all years, in the order in which they were loaded. */
    @HQL("from LoadedYear y left join fetch y.days order by y.loadedAt, y.key.version")
    Uni<List<LoadedYear>> all();

    /** Every version of a year, the latest first. */
    @HQL("from LoadedYear y left join fetch y.days where y.key.year = :year order by y.key.version desc")
    Uni<List<LoadedYear>> versions(int year);
}
