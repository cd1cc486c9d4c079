package io.ecocredit.benchmark;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A constant answer behind the same edge and framework as the look-up, to compare it with. Built into benchmarks only; the
 * method bears the look-up's name because the table of access goes by names.
 */
@Path("/api/v1/grades.constant")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ConstantResource {

    private final Buffer answer;

    ConstantResource(@ConfigProperty(name = "benchmark.constant-size", defaultValue = "1300") int size) {
        this.answer = Buffer.buffer("{\"constant\":\"" + "x".repeat(size - 15) + "\"}");
    }

    @GET
    public Uni<Response> grade() {
        return Uni.createFrom()
                .item(Response.ok(answer)
                        .header("Cache-Control", "public, max-age=60")
                        .header("Vary", "Accept-Encoding")
                        .build());
    }
}
