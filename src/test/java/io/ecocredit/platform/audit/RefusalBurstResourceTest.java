package io.ecocredit.platform.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.platform.database.DatabaseResource;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.platform.identity.TestTokens;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However many are refused, and however long their rows of the trail take, the public looks up what is published. */
@QuarkusTest
@Cites(Article.A36)
class RefusalBurstResourceTest {

    private static final int MANY = 60;
    private static final int LOOK_UPS = 20;

    @Test
    void look_ups_are_answered_while_every_refusal_waits_for_its_row()
            throws SQLException, ExecutionException, InterruptedException {
        List<Future<Integer>> refused = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(MANY)) {
            try (Connection owner = DatabaseResource.connectAsAdministrator();
                    Statement statement = owner.createStatement()) {
                owner.setAutoCommit(false);
                statement.execute("lock table audit.trail in access exclusive mode");
                for (int client = 0; client < MANY; client++) {
                    refused.add(clients.submit(() -> given().header("Authorization", TestTokens.bearer(Roles.PLATFORM))
                            .get("/api/v1/institutions")
                            .statusCode()));
                }
                for (int lookUp = 0; lookUp < LOOK_UPS; lookUp++) {
                    given().get("/api/v1/grades/{uscc}", "91110000600037341L")
                            .then()
                            .statusCode(404);
                    given().get("/api/v1/grades?q=" + "某机构" + lookUp).then().statusCode(200);
                }
                assertThat(refused).noneMatch(Future::isDone);
                owner.rollback();
            }
            for (Future<Integer> each : refused) {
                assertThat(each.get()).isEqualTo(403);
            }
        }
    }
}
