package io.ecocredit.publication;

import io.ecocredit.grades.ReleaseFormat;
import io.ecocredit.platform.json.Json;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.publication.PublicationRepository.Last;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Cites;
import io.ecocredit.regulation.text.Interpretation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * The numbered editions (版次) in which a release can be taken away. One stays as it is until something in it may no longer
 * be shown or something comes back; the next shows every result as it then stands (I-24).
 */
@Singleton
@Cites(value = Article.A31, settles = Interpretation.I_24)
class Editions {

    private static final int ROWS_AT_A_TIME = 5000;

    private final EditionRepository repository;
    private final Json json;

    Editions(EditionRepository repository, Json json) {
        this.repository = repository;
        this.json = json;
    }

    Uni<Void> add(SqlConnection connection, List<Composed> results) {
        return repository.add(connection, results);
    }

    /** Writes down what the first edition of a year is, once all its rows are added. */
    Uni<Void> completeFirst(SqlConnection connection, int year) {
        return describe(connection, year, 0);
    }

    /** Writes down what the next edition of a year is, once rows have been added to the current one. */
    Uni<Void> completeNext(SqlConnection connection, int year) {
        return repository.takeOver(connection, year).chain(() -> describe(connection, year, 1));
    }

    /**
     * What a revision does to editions.
     *
     * @param changed results as they now are
     * @param withdrawn results that may no longer be shown
     * @param years whose edition must be followed by another
     */
    record Change(List<Composed> changed, List<Last> withdrawn, Set<Integer> years) {}

    Uni<Void> follow(SqlConnection connection, Change change) {
        Uni<Void> all = repository
                .letWait(connection, change.changed())
                .chain(() -> repository.remove(connection, change.withdrawn()));
        for (int year : change.years()) {
            all = all.chain(() -> completeNext(connection, year));
        }
        return all;
    }

    private Uni<Void> describe(SqlConnection connection, int year, int step) {
        ReleaseFile file = new ReleaseFile(ReleaseFormat.CSV_HEADER);
        return readRows(connection, year, "", file)
                .chain(() -> repository.describe(connection, year, step, file, json.write(file.counts())));
    }

    private Uni<Void> readRows(SqlConnection connection, int year, String after, ReleaseFile file) {
        return repository.rows(connection, year, after, ROWS_AT_A_TIME).flatMap(rows -> {
            String last = "";
            for (Row row : rows) {
                last = row.getString("uscc");
                file.add(
                        row.getString("league"),
                        Grade.valueOf(row.getString("grade")),
                        row.getString("csv"),
                        row.getString("ndjson"));
            }
            return rows.size() < ROWS_AT_A_TIME ? Uni.createFrom().voidItem() : readRows(connection, year, last, file);
        });
    }
}
