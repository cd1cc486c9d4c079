package io.ecocredit.webflux;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The same look-up by the same statement, as one would write it with Spring. */
@SpringBootApplication
@RestController
public class LookUp {

    private static final String STATEMENT = """
            select r.document from published.results r
            where r.uscc = $1 and r.shown_until is null order by r.year desc
            """;

    private final DatabaseClient database;

    LookUp(DatabaseClient database) {
        this.database = database;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(LookUp.class, arguments);
    }

    @GetMapping(value = "/api/v1/grades/{uscc}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<String>> grade(@PathVariable String uscc) {
        return database.sql(STATEMENT)
                .bind(0, uscc)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .map(LookUp::answer);
    }

    private static ResponseEntity<String> answer(List<String> documents) {
        return documents.isEmpty()
                ? ResponseEntity.status(404).body("{\"code\":\"NO_PUBLISHED_RESULT\"}")
                : ResponseEntity.ok()
                        .header("Cache-Control", "public, max-age=60")
                        .body("{\"current\":" + documents.getFirst() + ",\"earlier\":["
                                + String.join(",", documents.subList(1, documents.size())) + "]}");
    }
}
