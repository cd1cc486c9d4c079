package io.ecocredit.practitioners;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Practitioners as far as the database shows them, in the order of their numbers. */
interface RegisterQueries {

    @HQL("from RegisteredPractitioner where identityIndex in :digests order by number")
    Uni<List<RegisteredPractitioner>> digestedAs(Uni<Mutiny.Session> session, List<byte[]> digests);

    /** Behind a number, in a county or in a league with its counties; without a division everywhere. */
    @HQL("""
            from RegisteredPractitioner where number > :after
                and (cast(:division as String) is null or division = :division
                    or cast(function('access.league_of', division) as String) = :division)
            order by number limit :most
            """)
    Uni<List<RegisteredPractitioner>> page(
            Uni<Mutiny.Session> session, String after, @Nullable String division, int most);

    /** Behind a number, those of whom the reader, or for the region anybody, has a record that was produced in a time. */
    @HQL("""
            from RegisteredPractitioner where number > :after
                and cast(function('practitioners.is_on_record_here', number, :first, :last) as Boolean)
            order by number limit :most
            """)
    Uni<List<RegisteredPractitioner>> onRecord(
            Uni<Mutiny.Session> session, String after, LocalDate first, LocalDate last, int most);
}
