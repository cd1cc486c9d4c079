package io.ecocredit.grades;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Whoever mistypes one character of a name is led to it, among so many names; a million under the profile {@code long}. */
@QuarkusTest
@Cites(Article.A20)
class MistypedNamesResourceTest {

    private static final Logger LOG = Logger.getLogger(MistypedNamesResourceTest.class);
    private static final int NAMES = Integer.getInteger("trial.names", 40_000);
    private static final int TRIALS = Integer.getInteger("trial.trials", 100);
    private static final int RIGHT_OF_A_HUNDRED = 95;

    @Inject
    WordFrequencies frequencies;

    /** What goes wrong with a name. */
    private enum Mistake {
        WRONG,
        MISSING,
        SWAPPED,
        /** Without the form of the company, as people type. */
        WRONG_IN_A_PART,
        IN_TWO_WORDS;

        String made(String name, Random random) {
            return switch (this) {
                case WRONG -> wrong(name, random);
                case MISSING ->
                    new StringBuilder(name)
                            .deleteCharAt(random.nextInt(name.length()))
                            .toString();
                case SWAPPED -> swapped(name, random);
                case WRONG_IN_A_PART -> wrong(name.replaceAll("(股份|有限|责任)+公司", ""), random);
                case IN_TWO_WORDS ->
                    new StringBuilder(swapped(name, random)).insert(4, ' ').toString();
            };
        }

        private static String wrong(String name, Random random) {
            int place = random.nextInt(name.length());
            return new StringBuilder(name)
                    .replace(place, place + 1, ManyNames.character(random))
                    .toString();
        }

        private static String swapped(String name, Random random) {
            int place = random.nextInt(name.length() - 1);
            return new StringBuilder(name)
                    .insert(place + 2, name.charAt(place))
                    .deleteCharAt(place)
                    .toString();
        }

        /** The right name comes first so often of a hundred times; of a part less is left, and so less is asked. */
        int least() {
            return this == WRONG_IN_A_PART ? 80 : RIGHT_OF_A_HUNDRED;
        }
    }

    @Test
    void the_right_name_comes_first_whichever_character_is_mistyped() throws SQLException {
        Random random = new Random(18);
        ManyNames names = ManyNames.published(NAMES, random);
        frequencies.refresh().await().indefinitely();
        List<String> failures = new ArrayList<>();
        for (Mistake mistake : Mistake.values()) {
            int right = right(mistake, names, random, failures);
            if (right * 100 < mistake.least() * TRIALS) {
                failures.add(mistake + " " + right + " of " + TRIALS);
            } else {
                failures.removeIf(each -> each.startsWith(mistake + " "));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static int right(Mistake mistake, ManyNames names, Random random, List<String> failures) {
        List<Double> took = new ArrayList<>();
        int right = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int place = names.any();
            String typed = mistake.made(names.name(place), random);
            long began = System.nanoTime();
            List<String> first = first(typed);
            took.add((System.nanoTime() - began) / 1e6);
            if (first.stream().limit(1).toList().equals(List.of(ManyNames.code(place)))) {
                right++;
            } else {
                failures.add(mistake + " " + names.name(place) + " as " + typed + ": " + first);
            }
        }
        took.sort(Double::compare);
        LOG.infof(
                "%s: right %d of %d among %d names; median %.1f ms, p99 %.1f ms",
                mistake, right, TRIALS, NAMES, took.get(TRIALS / 2), took.get(TRIALS * 99 / 100 - 1));
        return right;
    }

    /** The codes of what was found, then of what is suggested. */
    private static List<String> first(String typed) {
        JsonPath page = given().queryParam("q", typed)
                .get("/api/v1/grades")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return Stream.concat(
                        page.<String>getList("items.uscc").stream(), page.<String>getList("suggestions.uscc").stream())
                .toList();
    }
}
