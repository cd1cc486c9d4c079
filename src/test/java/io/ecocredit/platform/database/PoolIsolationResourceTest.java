package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients of two leagues share four connections and break off at random; none ever sees with another's eyes. */
@QuarkusTest
@TestProfile(PoolIsolationResourceTest.FourConnections.class)
@Cites(settles = Interpretation.I_2)
class PoolIsolationResourceTest {

    /** A small pool and a database of its own. */
    public static final class FourConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.reactive.max-size", "4");
        }
    }

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 20;

    @Inject
    Inside inside;

    @Test
    void two_leagues_of_64_clients_never_see_each_other() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
                91150600D5DDA4UWCK,乙环境评价有限公司,EIA,150600,2005-11-26
                """);
        List<Set<String>> seen = Multi.createFrom()
                .iterable(IntStream.range(0, 2 * CLIENTS).boxed().toList())
                .onItem()
                .transformToUni(client -> rounds(client % 2 == 0 ? "150200" : "150600", ROUNDS))
                .merge(2 * CLIENTS)
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(seen).hasSize(2 * CLIENTS);
        assertThat(seen)
                .allSatisfy(pair -> assertThat(pair)
                        .isIn(Set.of("150200 9115020065E6PF50T9"), Set.of("150600 91150600D5DDA4UWCK")));
    }

    /** What a client of a league saw in all its rounds, with the league before it. */
    private Uni<Set<String>> rounds(String league, int left) {
        return round(league)
                .onFailure(BrokenOff.class)
                .recoverWithItem(Set.of())
                .flatMap(seen -> left == 1
                        ? round(league).onFailure(BrokenOff.class).recoverWithUni(() -> rounds(league, 1))
                        : rounds(league, left - 1).map(later -> union(seen, later)));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new java.util.TreeSet<>(one);
        all.addAll(other);
        return Set.copyOf(all);
    }

    private Uni<Set<String>> round(String league) {
        Actor officer = new Actor("officer of " + league, Roles.LEAGUE, league, null, null, null, Set.of());
        return inside.as(
                officer,
                connection -> connection
                        .query("select access.league() || ' ' || uscc from register.institutions")
                        .execute()
                        .map(rows -> Set.copyOf(
                                rows.stream().map(row -> row.getString(0)).toList()))
                        .flatMap(seen -> switch (ThreadLocalRandom.current().nextInt(4)) {
                            case 0 -> Uni.createFrom().failure(new BrokenOff());
                            case 1 ->
                                connection
                                        .query("select 1 / 0")
                                        .execute()
                                        .onFailure()
                                        .transform(divided -> new BrokenOff())
                                        .replaceWith(seen);
                            default -> Uni.createFrom().item(seen);
                        }));
    }

    /** A client that gives up in the middle. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
