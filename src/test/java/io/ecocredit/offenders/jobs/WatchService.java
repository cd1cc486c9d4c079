package io.ecocredit.offenders.jobs;

import io.ecocredit.offenders.practitioners.Person;
import io.ecocredit.offenders.start.Begun;
import io.vertx.sqlclient.Pool;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Reads the machine's time, builds an answer below the edge, asks the database in nobody's name, and knows what began it. */
public record WatchService(Person person, Pool pool, Begun by) {
    Response answer() {
        return Response.ok(Instant.now().toString()).build();
    }
}
