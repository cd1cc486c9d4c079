package io.ecocredit.platform.idempotency;

import io.ecocredit.platform.database.Inside;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.platform.operation.SubjectKind;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** An operation that counts how often it is carried out, for tests of how repetitions are answered. */
@Path("/api/v1/probe/once")
public class OnceProbeResource {

    static final AtomicInteger DONE = new AtomicInteger();

    private final Once once;
    private final Inside inside;
    private final Caller caller;

    OnceProbeResource(Once once, Inside inside, Caller caller) {
        this.once = once;
        this.inside = inside;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(hidden = true)
    @Declared(
            institution = Permission.OWN,
            league = Permission.OWN,
            region = Permission.ALL,
            subject = SubjectKind.JOB,
            key = IdempotencyKey.REQUIRED)
    public Uni<Response> probeOnce(
            Map<String, String> body, @HeaderParam(Repeat.HEADER) @Nullable String key, @Context UriInfo address) {
        return once.doing(
                        inside,
                        caller.act(null),
                        Repeat.of(key, address, body),
                        connection -> done(connection, body, address))
                .map(Answered::response);
    }

    private static Uni<Answer> done(SqlConnection connection, Map<String, String> body, UriInfo address) {
        return connection.query("select 1").execute().map(rows -> {
            int number = DONE.incrementAndGet();
            if (body.containsKey("failing")) {
                throw RefusalException.of(RefusalCode.CONDITION_NOT_MET, "办理失败");
            }
            return Answer.of(201, Map.of("number", number))
                    .at(address.getAbsolutePathBuilder().path("第" + number).build())
                    .withVersion("v" + number)
                    .about("probe-" + number);
        });
    }
}
