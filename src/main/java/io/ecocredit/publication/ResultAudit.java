package io.ecocredit.publication;

import io.ecocredit.grades.PublishedGrade;
import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Actor;
import io.ecocredit.platform.json.Json;
import io.ecocredit.publication.DueResults.Due;
import io.ecocredit.publication.PublicResult.Finding;
import io.ecocredit.regulation.grading.RatedBy;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes all that is in public from the files that it rests on, and names every difference (A31). It changes nothing. What
 * has been touched and not looked at yet is left out and counted: the service will look at it in a moment.
 */
@Singleton
@Cites(Article.A31)
public class ResultAudit {

    private static final Actor AUDIT = Actor.system("result-audit");
    private static final int BATCH = 500;

    private final Inside inside;
    private final PublicationRepository repository;
    private final DueResults due;
    private final Json json;

    ResultAudit(Inside inside, PublicationRepository repository, DueResults due, Json json) {
        this.inside = inside;
        this.repository = repository;
        this.due = due;
        this.json = json;
    }

    /**
     * A result that says otherwise than its file.
     *
     * @param shown what is in public, null where nothing is
     * @param due what should be, null where nothing should be
     */
    public record Difference(
            String uscc,
            int year,
            @Nullable String shown,
            @Nullable String due) {}

    /**
     * What was found.
     *
     * @param results that were looked at
     * @param waiting institutions that were left out because the service is about to look at them
     */
    public record Found(long results, long waiting, List<Difference> differences) {

        private Found plus(Found other) {
            List<Difference> both = new ArrayList<>(differences);
            both.addAll(other.differences);
            return new Found(results + other.results, waiting + other.waiting, both);
        }
    }

    /** Looks at everything, some institutions at a time, each time at one moment. */
    public Uni<Found> recompute() {
        AtomicReference<String> after = new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(() -> inside.as(AUDIT, connection -> batch(connection, after)))
                .whilst(found -> !after.get().isEmpty())
                .collect()
                .with(Collectors.reducing(new Found(0, 0, List.of()), Found::plus));
    }

    private Uni<Found> batch(SqlConnection connection, AtomicReference<String> after) {
        return repository
                .lockCommitOrder(connection)
                .chain(() -> repository.everPublished(connection, after.get(), BATCH))
                .invoke(usccs -> after.set(usccs.size() < BATCH ? "" : usccs.getLast()))
                .flatMap(usccs ->
                        repository.touched(connection, usccs).flatMap(touched -> settled(connection, usccs, touched)));
    }

    private Uni<Found> settled(SqlConnection connection, List<String> usccs, List<String> touched) {
        List<String> settled = new ArrayList<>(usccs);
        settled.removeAll(touched);
        return repository
                .latestPosition(connection)
                .flatMap(position -> due.of(connection, settled, position))
                .flatMap(wanted ->
                        repository.shown(connection, settled).map(shown -> compared(wanted, shown, touched.size())));
    }

    private record Key(String uscc, int year) {}

    private Found compared(List<Due> due, List<String> documents, long waiting) {
        Map<Key, String> shown = new HashMap<>();
        documents.forEach(document -> {
            PublishedGrade result = json.read(document, PublishedGrade.class);
            shown.put(new Key(result.uscc(), result.year()), words(result));
        });
        Map<Key, String> wanted = new HashMap<>();
        due.forEach(each ->
                each.finding().ifPresent(finding -> wanted.put(new Key(each.uscc(), each.year()), words(finding))));
        Set<Key> all = new HashSet<>(shown.keySet());
        all.addAll(wanted.keySet());
        return new Found(
                shown.size(),
                waiting,
                all.stream()
                        .sorted(Comparator.comparing(Key::uscc).thenComparingInt(Key::year))
                        .filter(key -> !wanted.getOrDefault(key, "").equals(shown.getOrDefault(key, "")))
                        .map(key -> new Difference(key.uscc(), key.year(), shown.get(key), wanted.get(key)))
                        .toList());
    }

    private static String words(PublishedGrade result) {
        return words(result.division(), result.score().toPlainString(), result.grade(), result.ratedDirectly());
    }

    private static String words(Finding finding) {
        return words(
                finding.leadLeague(),
                finding.score().toPlainString(),
                finding.grade().name(),
                finding.ratedBy() == RatedBy.DIRECT);
    }

    private static String words(String league, String score, String grade, boolean directly) {
        return league + " " + score + " " + grade + (directly ? " DIRECT" : "");
    }
}
