package io.ecocredit.stories;

import static io.ecocredit.stories.GoldenRegion.LEAGUES;
import static io.ecocredit.stories.GoldenRegion.confirms;
import static io.ecocredit.stories.GoldenRegion.each;
import static io.ecocredit.stories.GoldenRegion.files;
import static io.ecocredit.stories.GoldenRegion.officer;
import static io.ecocredit.stories.GoldenRegion.region;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ecocredit.fixtures.Expected;
import io.ecocredit.regulation.procedure.Step;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.stories.GoldenRegion.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The year 2024 of the sample region, from the plan in January 2025 to publication in June, by its twelve leagues, its
 * institutions and the region, over HTTP on two copies of the program, one of which is killed midway. Facts arrive as they
 * came to be known, warnings and rectifications through the procedure; the results are those that were computed independently.
 */
@Cites({
    Article.A7,
    Article.A19,
    Article.A20,
    Article.A21,
    Article.A22,
    Article.A23,
    Article.A24,
    Article.A25,
    Article.A26,
    Article.A27
})
class GoldenYearIT {

    /**
     * The day on which some are cleared of suspicion, and others found to be worse than they were told; their public notice is late,
     * and so is their leagues' submission.
     */
    private static final String CLEARED_ON = "2025-05-15";

    /** Rectifications of staff's records that are stated after publication, with the employers on whose results they weigh. */
    private static final Map<String, String> EMPLOYERS = Map.of(
            "R0000060", "91150800K9LPEKBXUF",
            "R0000113", "911529006C7X41W69G",
            "R0000180", "91150600KWNCNMNDGL",
            "R0000318", "91150100BJ44TKHPC9",
            "R0000481", "911501003L4QNEA7JD",
            "R0000741", "91150200C9XD9EU2ET");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path one;
    private final TwoCopies copies;
    private final GoldenRegion all;
    private final GoldenCases cases;
    private final GoldenPractitioners practitioners;
    private final Set<String> toldAnew = new TreeSet<>();

    GoldenYearIT(@TempDir Path one, @TempDir Path other) throws IOException, SQLException, GeneralSecurityException {
        this.one = one;
        copies = new TwoCopies(one, other);
        all = new GoldenRegion(copies);
        cases = all.ofInstitutions();
        practitioners = new GoldenPractitioners(copies);
    }

    @AfterEach
    void stop() throws IOException {
        copies.close();
    }

    @Test
    void the_year_led_from_its_plan_to_its_publication_has_the_expected_results() throws IOException {
        all.onTheDay("2025-01-06");
        copies.put(region("one"), "/api/v1/years/2024/plan", Map.of("dates", Map.of("PARTICIPANT_LIST", "2025-02-28")))
                .ok();

        all.onTheDay("2025-02-18");
        LEAGUES.forEach(all::draw);
        each(all.those(any -> true), all::approveTheAccount);
        each(LEAGUES, league -> cases.inBulk(officer(league, "one"), Step.LISTED, "notification", Map.of()));
        practitioners.drawAndNotify();

        all.onTheDay("2025-03-05");
        each(all.those(GoldenRegion::files), all::file);
        each(LEAGUES, league -> cases.inBulk(officer(league, "one"), Step.FILED, "proposal", Map.of()));
        each(all.those(GoldenRegion::objects), all::object);
        each(all.those(each -> files(each) && confirms(each)), all::confirm);
        each(LEAGUES, all::answerObjections);
        practitioners.answer();

        all.onTheDay("2025-03-20");
        proposeWhileACopyDies();
        each(all.those(each -> !files(each) && confirms(each)), all::confirm);
        practitioners.proposeForThoseWhoDidNotFile();

        all.onTheDay("2025-03-31");
        cases.awaitAll(LEAGUES.stream().map(league -> officer(league, "one")).toList(), Step.CONFIRMED);
        practitioners.awaitAnswers();

        all.onTheDay("2025-04-24");
        each(LEAGUES, all::openPublicNotice);
        all.comment();

        all.onTheDay("2025-05-12");
        each(LEAGUES, all::answerComments);
        all.announce();

        all.onTheDay(CLEARED_ON);
        each(LEAGUES, league -> cases.inBulk(officer(league, "two"), Step.ON_NOTICE, "review", Map.of()));
        Set<String> late = leaguesOfTheCleared();
        late.addAll(leaguesOfTheToldAnew());
        each(LEAGUES.stream().filter(league -> !late.contains(league)).toList(), all::submit);
        late.forEach(all::waitForAnotherNotice);
        practitioners.determineAndSubmit();

        all.onTheDay("2025-05-23");
        each(List.copyOf(late), league -> {
            reviewAnotherNotice(league);
            all.submit(league);
        });
        each(LEAGUES, all::check);
        practitioners.check();

        all.onTheDay("2025-05-29");
        practitioners.tellAndWrite();

        all.onTheDay("2025-06-05");
        JsonNode published = copies.post(region("two"), "/api/v1/years/2024/publication", Map.of())
                .ok()
                .json();
        assertThat(published.path("state").asText()).as(published.toString()).isEqualTo("SUCCEEDED");

        assertThat(all.submitted()).containsExactlyElementsOf(expected(Expected.GRADES_2024));
        assertThat(practitioners.submitted())
                .containsExactlyElementsOf(Expected.lines(Expected.PRACTITIONERS_2024).stream()
                        .skip(1)
                        .toList());
        assertThat(copies.get(TwoCopies.PUBLIC, "/api/v1/releases/2024")
                        .json()
                        .path("results")
                        .asInt())
                .isEqualTo(Expected.results(Expected.GRADES_2024).size());
        all.onTheDay("2025-06-20");
        all.onTheDay("2025-07-31");
        assertThat(all.refused())
                .as("records of staff on which a published result rests, of which no file tells (I-30)")
                .containsExactlyInAnyOrderElementsOf(EMPLOYERS.keySet());
        awaitShown(later());
        theAssessmentNamesTheLate(late);
    }

    /** As expected, but for employers of whose staff's rectification nothing was let in: their results stand as published. */
    private static List<String> later() {
        List<String> published = expected(Expected.GRADES_2024);
        return expected(Expected.GRADES_2024_LATER).stream()
                .map(line -> EMPLOYERS.values().stream().noneMatch(line::startsWith)
                        ? line
                        : published.stream()
                                .filter(before -> before.startsWith(line.substring(0, line.indexOf(','))))
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    /** What has become worse since the notice is told anew (I-31); whoever it is told confirms it, to be shown in another notice. */
    private Set<String> leaguesOfTheToldAnew() {
        Set<String> late = new TreeSet<>();
        LEAGUES.forEach(league -> cases.seenBy(officer(league, "one"), Step.PROPOSED).stream()
                .map(seen -> all.those(each -> isOf(each, seen)).getFirst())
                .forEach(each -> {
                    all.confirm(each);
                    toldAnew.add(each.id());
                    late.add(league);
                }));
        assertThat(late).isNotEmpty();
        return late;
    }

    /** Whoever found the worse result, and told it, does not determine it. */
    private void reviewAnotherNotice(String league) {
        Map<Boolean, List<JsonNode>> shown = cases.seenBy(officer(league, "two"), Step.ON_NOTICE).stream()
                .collect(Collectors.partitioningBy(
                        each -> toldAnew.contains(each.path("evaluationId").asText())));
        cases.inBulk(officer(league, "two"), shown.get(false), "review", Map.of());
        cases.inBulk(officer(league, "one"), shown.get(true), "review", Map.of());
    }

    private static boolean isOf(Case each, JsonNode seen) {
        return each.id().equals(seen.path("evaluationId").asText());
    }

    /** One copy dies while leagues propose results for those who have not filed. */
    private void proposeWhileACopyDies() {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = LEAGUES.stream()
                    .<Future<?>>map(league -> clients.submit(() -> all.proposeForThoseWhoDidNotFile(league)))
                    .toList();
            copies.killOne();
            GoldenRegion.await(running);
        }
        copies.start(one);
    }

    private Set<String> leaguesOfTheCleared() {
        Set<String> late = new TreeSet<>();
        FactsOfDay.of("exclusions", CLEARED_ON)
                .lines()
                .filter(line -> line.split(",", -1)[2].equals(CLEARED_ON))
                .forEach(line -> all.those(any -> true).stream()
                        .filter(each -> line.startsWith(each.uscc()))
                        .forEach(each -> late.add(each.league())));
        assertThat(late).isNotEmpty();
        return late;
    }

    private static List<String> expected(String file) {
        return Expected.results(file).stream()
                .map(each -> String.join(",", each.uscc(), each.score(), each.grade(), each.ratedBy()))
                .toList();
    }

    private void awaitShown(List<String> expected) throws JsonProcessingException {
        List<String> wanted = expected.stream()
                .map(line -> line.endsWith("DIRECT") ? line : line.substring(0, line.lastIndexOf(',') + 1))
                .toList();
        Instant end = Instant.now().plus(PATIENCE);
        List<String> shown = all.shown();
        while (!shown.equals(wanted) && Instant.now().isBefore(end)) {
            shown = all.shown();
        }
        assertThat(shown).containsExactlyElementsOf(wanted);
    }

    private void theAssessmentNamesTheLate(Set<String> late) {
        JsonNode assessment =
                copies.get(region("one"), "/api/v1/years/2024/assessment").ok().json();
        assessment.forEach(league -> {
            boolean isLate = late.contains(league.path("league").asText());
            assertThat(league.path("returned")).as(league.toString()).hasSize(1);
            league.path("punctuality").forEach(step -> {
                if (step.path("step").asText().equals("SUBMISSION")) {
                    assertThat(step.path("late").isEmpty())
                            .as(league.toString())
                            .isEqualTo(!isLate);
                }
            });
        });
    }
}
