package io.ecocredit.procedure.step;

import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Action;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.time.Pause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a case was off the year's list: from its removal until it was put back and notified again. Nobody has to file meanwhile, so
 * that no day of it counts to the period (A23).
 */
@Cites(Article.A23)
final class OffList {

    private OffList() {}

    /**
     * The times of a case.
     *
     * @param today last day of the one that is ended today, or of one that has not ended
     */
    static Uni<List<Pause>> of(SqlConnection connection, Line<?, ?> line, UUID id, LocalDate today) {
        return connection
                .preparedQuery("""
                        select action, done_on from %s.case_steps
                        where case_id = $1 and action in ('REMOVE', 'NOTIFY') order by version
                        """.formatted(line.schema()))
                .execute(Tuple.of(id))
                .map(steps -> pauses(steps, today));
    }

    private static List<Pause> pauses(Iterable<Row> steps, LocalDate today) {
        List<Pause> pauses = new ArrayList<>();
        LocalDate removed = null;
        for (Row step : steps) {
            LocalDate day = step.getLocalDate("done_on");
            if (Action.valueOf(step.getString("action")) == Action.REMOVE) {
                removed = removed == null ? day : removed;
            } else {
                add(pauses, removed, day);
                removed = null;
            }
        }
        add(pauses, removed, today);
        return pauses;
    }

    private static void add(List<Pause> pauses, @Nullable LocalDate removed, LocalDate until) {
        if (removed != null) {
            pauses.add(new Pause(removed, until));
        }
    }
}
