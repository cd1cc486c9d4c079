package io.ecocredit.years;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ecocredit.platform.json.Json;
import io.ecocredit.platform.sql.Rows;
import io.ecocredit.platform.sql.Statements;
import io.ecocredit.regulation.text.FixedDate;
import io.ecocredit.regulation.text.RuleBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Years and their cases. */
@Singleton
class YearRepository {

    private static final TypeReference<EnumMap<FixedDate, LocalDate>> DATES = new TypeReference<>() {};

    private static final Rows<Served> SERVED = Rows.of(Served.class);

    private final Rows<Year> years;

    YearRepository(Json json) {
        this.years = Rows.of(Year.class, Map.of("plan", row -> plan(row, json)));
    }

    private static List<PlannedStep> plan(Row row, Json json) {
        return PlannedStep.of(json.read(row.getString("plan"), DATES), RuleBook.of(row.getInteger("year")));
    }

    /** An institution that served in a year: where it is registered, and the leagues it served in the order of entry. */
    record Served(String uscc, @Nullable String registeredIn, List<String> leagues) {}

    Uni<Boolean> open(SqlClient client, int year, Instant now, String author, String plan) {
        return Statements.isOne(client, """
                insert into register.years (year, opened_at, opened_by, plan) values ($1, $2, $3, $4::text::jsonb)
                on conflict (year) do nothing
                """, Tuple.of(year, now.atOffset(ZoneOffset.UTC), author, plan));
    }

    Uni<List<Year>> all(SqlClient client) {
        return client.query("""
                        select y.year, y.opened_at, y.plan::text as plan,
                            (select count(*) from register.cases c where c.year = y.year) as cases,
                            (select at from register.rating_runs g
                                where g.year = y.year and completed_at is not null order by completed_at desc limit 1)
                                as rated_at,
                            r.published_on
                        from register.years y left join published.releases r using (year) order by y.year desc
                        """).execute().map(years::all);
    }

    /** Holds the year's row, so that two draws follow each other; answers whether there is such a year. */
    Uni<Boolean> lock(SqlConnection connection, int year) {
        return Statements.isOne(connection, "select from register.years where year = $1 for update", Tuple.of(year));
    }

    Uni<List<Served>> served(SqlConnection connection, int year, String after, int limit) {
        return SERVED.all(connection, """
                select e.uscc, i.division as registered_in, array_agg(e.league order by e.engagement_id) as leagues
                from register.current_engagements e join register.institutions i using (uscc)
                where e.year = $1 and e.uscc in (
                    select distinct uscc from register.current_engagements where year = $1 and uscc > $2
                    order by uscc limit $3)
                group by e.uscc, i.division order by e.uscc
                """, Tuple.of(year, after, limit));
    }

    /** Adds cases that are missing and brings up to date who leads those that nothing was done on; answers how many were added. */
    Uni<Long> keep(SqlConnection connection, int year, List<String> usccs, List<String> leads) {
        return Statements.number(
                connection, """
                with kept as (
                    insert into register.cases as c (year, uscc, lead_league)
                    select $1, uscc, lead from unnest($2::text[], $3::text[]) as t (uscc, lead)
                    on conflict (year, uscc) do update set lead_league = excluded.lead_league
                        where c.lead_league <> excluded.lead_league and c.step = 'LISTED' and not c.lead_moved
                    returning xmax = 0 as added)
                select count(*) filter (where added) from kept
                """, Tuple.of(year, usccs.toArray(String[]::new), leads.toArray(String[]::new)));
    }

    /** How many of a year's cases, or of those that a league leads, are excluded on a day (A5.4). */
    Uni<Long> excluded(SqlClient client, int year, @Nullable String league, LocalDate day) {
        return Statements.number(client, """
                select count(distinct c.uscc) from register.cases c
                    join register.exclusions x using (uscc)
                    left join register.exclusion_returns r using (exclusion_id)
                where c.year = $1 and x.from_on <= $2 and (r.until_on is null or r.until_on > $2)
                    and ($3::text is null or c.lead_league = $3)
                """, Tuple.of(year, day, league));
    }
}
