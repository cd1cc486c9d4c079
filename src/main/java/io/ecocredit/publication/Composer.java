package io.ecocredit.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ecocredit.grades.ReleaseFormat;
import io.ecocredit.publication.PublicationRepository.Composed;
import io.ecocredit.regulation.grading.Grade;
import io.ecocredit.regulation.subject.Divisions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;

/** Turns results into the texts in which they are shown, and a release's rows into its edition. */
@Singleton
class Composer {

    private static final int ROWS_AT_A_TIME = 5000;

    private final PublicationRepository repository;
    private final ObjectMapper json;
    private final Divisions divisions;

    Composer(PublicationRepository repository, ObjectMapper json, Divisions divisions) {
        this.repository = repository;
        this.json = json;
        this.divisions = divisions;
    }

    Composed compose(PublicResult result) {
        return new Composed(result, text(result.asPublished(divisions)), result.csv(divisions));
    }

    /** Reads a release's rows and writes down what its edition now is. */
    Uni<Void> describeEdition(SqlConnection connection, int year, int editionStep) {
        ReleaseFile file = new ReleaseFile(ReleaseFormat.CSV_HEADER);
        return readRows(connection, year, "", file)
                .chain(() -> repository.describeEdition(connection, year, editionStep, file, text(file.counts())));
    }

    private Uni<Void> readRows(SqlConnection connection, int year, String after, ReleaseFile file) {
        return repository.releaseRows(connection, year, after, ROWS_AT_A_TIME).flatMap(rows -> {
            String last = "";
            for (Row row : rows) {
                last = row.getString(0);
                file.add(row.getString(1), Grade.valueOf(row.getString(2)), row.getString(3), row.getString(4));
            }
            return rows.size() < ROWS_AT_A_TIME ? Uni.createFrom().voidItem() : readRows(connection, year, last, file);
        });
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException ourOwnTypesSerialise) {
            throw new IllegalStateException(ourOwnTypesSerialise);
        }
    }
}
