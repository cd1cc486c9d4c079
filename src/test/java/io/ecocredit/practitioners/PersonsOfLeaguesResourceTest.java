package io.ecocredit.practitioners;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.database.ActingPool;
import io.ecocredit.platform.database.ManyClients;
import io.ecocredit.platform.database.PersonsSide;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.ecocredit.regulation.text.RefusalException;
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

/** Entities of natural persons are seen in the reach of the transaction, whoever had the connection or the session before. */
@QuarkusTest
@TestProfile(ManyClients.FourConnections.class)
@Cites(settles = Interpretation.I_2)
class PersonsOfLeaguesResourceTest {

    @Inject
    PersonsSide persons;

    @Inject
    PractitionerRepository practitioners;

    @BeforeEach
    void register() {
        RegionYear.deliver("practitioners", """
                practitioner_no,identity_number,name,employer_uscc,division
                P-BAOTOU,H00000001,某人甲,,150200
                P-ORDOS,H00000002,某人乙,,150600
                """);
    }

    @Test
    void two_leagues_of_64_clients_never_see_each_other() {
        ManyClients.look(
                persons,
                connection -> seen(connection, "P-BAOTOU")
                        .flatMap(one -> seen(connection, "P-ORDOS").map(other -> {
                            Set<String> all = new HashSet<>(one);
                            all.addAll(other);
                            return all;
                        })),
                Set.of("P-BAOTOU"),
                Set.of("P-ORDOS"));
    }

    @Test
    void what_the_service_saw_in_a_transaction_is_hidden_again_afterwards() {
        Actor officer = ManyClients.officer(ManyClients.BAOTOU);
        List<Set<String>> seen = persons.as(
                        officer,
                        connection -> ActingPool.asTheService(connection, officer, () -> seen(connection, "P-ORDOS"))
                                .flatMap(before -> seen(connection, "P-ORDOS").map(after -> List.of(before, after))))
                .await()
                .indefinitely();

        assertThat(seen).containsExactly(Set.of("P-ORDOS"), Set.of());
    }

    /** The one with a number, or nobody. */
    private Uni<Set<String>> seen(SqlConnection connection, String number) {
        return practitioners
                .require(connection, number)
                .map(person -> Set.of(person.number()))
                .onFailure(RefusalException.class)
                .recoverWithItem(Set.of());
    }
}
