package io.ecocredit.procedure.step;

import io.ecocredit.platform.sql.Rows;
import io.ecocredit.procedure.line.Line;
import io.ecocredit.regulation.procedure.Action;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last of some steps that was taken on a case.
 *
 * @param doneOn in Asia/Shanghai
 * @param findingNo of the finding that the case then had
 */
record LastStep(LocalDate doneOn, @Nullable Integer findingNo) {

    private static final Rows<LastStep> ROWS = Rows.of(LastStep.class);

    /** Empty when none of these was ever taken. */
    static Uni<Optional<LastStep>> of(SqlConnection connection, Line<?, ?> line, UUID id, Set<Action> actions) {
        return connection
                .preparedQuery("""
                        select done_on, finding_no from %s.case_steps
                        where case_id = $1 and action = any($2) order by version desc limit 1
                        """.formatted(line.schema()))
                .execute(Tuple.of(id, actions.stream().map(Action::name).toArray(String[]::new)))
                .map(ROWS::first);
    }
}
