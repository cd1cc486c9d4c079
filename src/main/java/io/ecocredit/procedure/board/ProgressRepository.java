package io.ecocredit.procedure.board;

import io.ecocredit.platform.clock.LegalClock;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;

/** Counts cases, in the transaction of the connection it is given. */
@Singleton
public class ProgressRepository {

    private final Divisions divisions;
    private final LegalClock clock;

    ProgressRepository(Divisions divisions, LegalClock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /** Leagues by step, as today stands in Asia/Shanghai; a league sees its own. */
    public Uni<List<Progress>> of(SqlConnection connection, Line<?, ?> line, int year, Actor reader) {
        LocalDate today = clock.today();
        return connection
                .preparedQuery("""
                        select lead_league, step, count(*) as cases, count(*) filter (
                            where step = 'NOTIFIED' and filing_due < $2 or step = 'PROPOSED' and answer_due < $2) as overdue
                        from %s.cases where year = $1 and ($3::text is null or lead_league = $3)
                        group by lead_league, step order by lead_league, step
                        """.formatted(line.schema()))
                .execute(Tuple.of(year, today, reader.league()))
                .map(rows -> rows.stream()
                        .map(row -> new Progress(
                                row.getString("lead_league"),
                                divisions.nameOf(row.getString("lead_league")),
                                Step.valueOf(row.getString("step")),
                                row.getLong("cases"),
                                row.getLong("overdue")))
                        .toList());
    }
}
