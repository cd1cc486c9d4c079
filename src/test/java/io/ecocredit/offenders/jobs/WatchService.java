package io.ecocredit.offenders.jobs;

import io.ecocredit.offenders.practitioners.Person;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Reads the machine's time, builds an answer below the edge, and asks the database in nobody's name. */
public record WatchService(Person person, Pool pool) {
    Response answer() {
        return Response.ok(Instant.now().toString()).build();
    }
}
