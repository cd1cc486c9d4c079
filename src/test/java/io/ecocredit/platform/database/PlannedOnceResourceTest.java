package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.sql.Statements;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A connection plans what it is asked again no more, however many rows of whom it must tell apart. */
@QuarkusTest
class PlannedOnceResourceTest {

    private static final int ASKED = 10;

    @Inject
    Inside inside;

    @Inject
    PersonsSide persons;

    @Test
    void a_case_that_is_read_again_is_not_planned_again() {
        assertThat(plansForAnyOf(inside, "register.cases")).isPositive();
        assertThat(plansForAnyOf(persons, "practitioners.cases")).isPositive();
    }

    /** How often a statement was carried out without being planned for its values. */
    private static long plansForAnyOf(ActingPool side, String table) {
        String statement = "select step from " + table + " where case_id = $1";
        return side.as(
                        Actor.system("planned once"),
                        connection -> Multi.createFrom()
                                .range(0, ASKED)
                                .onItem()
                                .transformToUniAndConcatenate(each ->
                                        connection.preparedQuery(statement).execute(Tuple.of(UUID.randomUUID())))
                                .collect()
                                .last()
                                .chain(() -> plans(connection, statement)))
                .await()
                .indefinitely();
    }

    private static Uni<Long> plans(SqlConnection connection, String statement) {
        return Statements.number(
                connection,
                "select coalesce(sum(generic_plans), 0)::bigint from pg_prepared_statements where statement = $1",
                Tuple.of(statement));
    }
}
