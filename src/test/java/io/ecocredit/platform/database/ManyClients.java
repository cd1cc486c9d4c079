package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.RegionYear;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.identity.Roles;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Clients of two leagues who share four connections and break off at random; none may ever see with another's eyes. */
public final class ManyClients {

    public static final String BAOTOU = "150200";
    public static final String ORDOS = "150600";
    public static final String OF_BAOTOU = "9115020065E6PF50T9";
    public static final String OF_ORDOS = "91150600D5DDA4UWCK";

    private static final int CLIENTS = 64;
    private static final int ROUNDS = 20;

    private ManyClients() {}

    /** Small pools and a database of its own. */
    public static final class FourConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.reactive.max-size", "4",
                    "quarkus.datasource.practitioners.reactive.max-size", "4");
        }
    }

    /** An institution of each league. */
    public static void register() {
        RegionYear.deliver("institutions", """
                uscc,name,kinds,division,registered_on
                9115020065E6PF50T9,甲环境检测有限公司,TESTING,150200,2009-05-10
                91150600D5DDA4UWCK,乙环境评价有限公司,EIA,150600,2005-11-26
                """);
    }

    public static Actor officer(String league) {
        return new Actor("officer of " + league, Roles.LEAGUE, league, null, null, null, Set.of());
    }

    /**
     * Has 64 clients of each league look at once, 20 times each.
     *
     * @param look at all that there is, in words
     * @param baotou what those of one league alone may see, and {@code ordos} those of the other
     */
    public static void look(
            ActingPool pool, Function<SqlConnection, Uni<Set<String>>> look, Set<String> baotou, Set<String> ordos) {
        List<Set<String>> seen = Multi.createFrom()
                .iterable(IntStream.range(0, 2 * CLIENTS).boxed().toList())
                .onItem()
                .transformToUni(client -> rounds(pool, client % 2 == 0 ? BAOTOU : ORDOS, look, ROUNDS))
                .merge(2 * CLIENTS)
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(seen).hasSize(2 * CLIENTS);
        assertThat(seen).allSatisfy(pair -> assertThat(pair).isIn(told(BAOTOU, baotou), told(ORDOS, ordos)));
    }

    private static Set<String> told(String league, Set<String> seen) {
        Set<String> told = new TreeSet<>();
        seen.forEach(each -> told.add(league + " " + each));
        return told;
    }

    /** What a client of a league saw in all its rounds, with the league before it. */
    private static Uni<Set<String>> rounds(
            ActingPool pool, String league, Function<SqlConnection, Uni<Set<String>>> look, int left) {
        return round(pool, league, look)
                .onFailure(BrokenOff.class)
                .recoverWithItem(Set.of())
                .flatMap(seen -> left > 1
                        ? rounds(pool, league, look, left - 1).map(later -> union(seen, later))
                        : seen.isEmpty()
                                ? rounds(pool, league, look, 1)
                                : Uni.createFrom().item(seen));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Uni<Set<String>> round(
            ActingPool pool, String league, Function<SqlConnection, Uni<Set<String>>> look) {
        return pool.as(
                officer(league),
                connection -> look.apply(connection)
                        .map(seen -> told(league, seen))
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
