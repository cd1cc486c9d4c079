package io.ecocredit.offenders.jobs;

import io.ecocredit.offenders.practitioners.Person;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Reads the machine's time and builds an answer below the edge. */
public record WatchService(Person person) {
    Response answer() {
        return Response.ok(Instant.now().toString()).build();
    }
}
