package io.ecocredit.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.database.ManyClients;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entities of institutions are seen in the reach of the transaction, whoever had the connection or the session before. */
@QuarkusTest
@TestProfile(ManyClients.FourConnections.class)
@Cites(settles = {Interpretation.I_2, Interpretation.I_29})
class ApprovalsApartResourceTest {

    @Inject
    Inside inside;

    @Inject
    AccountRepository accounts;

    @BeforeEach
    void approve() {
        ManyClients.register();
        for (String uscc : List.of(ManyClients.OF_BAOTOU, ManyClients.OF_ORDOS)) {
            RegionYear.region()
                    .contentType("application/json")
                    .body("{}")
                    .put("/api/v1/institutions/{uscc}/accounts/of-{uscc}", uscc, uscc)
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void two_leagues_of_64_clients_never_see_each_other() {
        ManyClients.look(
                inside,
                connection -> seen(connection, ManyClients.OF_BAOTOU)
                        .flatMap(one -> seen(connection, ManyClients.OF_ORDOS).map(other -> {
                            Set<String> all = new HashSet<>(one);
                            all.addAll(other);
                            return all;
                        })),
                Set.of("of-" + ManyClients.OF_BAOTOU),
                Set.of("of-" + ManyClients.OF_ORDOS));
    }

    @Test
    void what_the_service_saw_in_a_transaction_is_hidden_again_afterwards() {
        Actor officer = ManyClients.officer(ManyClients.BAOTOU);
        List<Set<String>> seen = inside.as(
                        officer,
                        connection -> ActingPool.asTheService(
                                        connection, officer, () -> seen(connection, ManyClients.OF_ORDOS))
                                .flatMap(before ->
                                        seen(connection, ManyClients.OF_ORDOS).map(after -> List.of(before, after))))
                .await()
                .indefinitely();

        assertThat(seen).containsExactly(Set.of("of-" + ManyClients.OF_ORDOS), Set.of());
    }

    private Uni<Set<String>> seen(SqlConnection connection, String uscc) {
        return accounts.standing(connection, uscc).map(approvals -> {
            Set<String> seen = new HashSet<>();
            approvals.forEach(approval -> seen.add(approval.account()));
            return seen;
        });
    }
}
