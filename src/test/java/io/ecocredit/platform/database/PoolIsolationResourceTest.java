package io.ecocredit.platform.database;

import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Statements of two leagues over a pool of four connections. */
@QuarkusTest
@TestProfile(ManyClients.FourConnections.class)
@Cites(settles = Interpretation.I_2)
class PoolIsolationResourceTest {

    @Inject
    Inside inside;

    @Test
    void two_leagues_of_64_clients_never_see_each_other() {
        ManyClients.register();

        ManyClients.look(
                inside,
                connection -> connection
                        .query("select access.league() || ' ' || uscc as seen from register.institutions")
                        .execute()
                        .map(rows ->
                                rows.stream().map(row -> row.getString("seen")).collect(Collectors.toSet())),
                Set.of(ManyClients.BAOTOU + " " + ManyClients.OF_BAOTOU),
                Set.of(ManyClients.ORDOS + " " + ManyClients.OF_ORDOS));
    }
}
