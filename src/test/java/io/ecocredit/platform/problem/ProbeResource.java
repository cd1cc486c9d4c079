package io.ecocredit.platform.problem;

import io.ecocredit.platform.codes.EdgeCode;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.regulation.text.Article;
import io.ecocredit.regulation.text.Clause;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Operations that fail in every way there is, for tests of how failures are answered. */
@Path("/api/v1/probe")
public class ProbeResource {

    private static final int LATE_SECONDS = 2;

    private final Caller caller;

    ProbeResource(Caller caller) {
        this.caller = caller;
    }

    /** A body with one field of each sort that can be wrong. */
    public record Body(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Body nested,
            @Nullable LocalDate day) {

        Body(@Nullable String name, @Nullable Integer count, @Nullable Body nested) {
            this(name, count, nested, null);
        }
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    @Declared(open = true)
    public Body probeOpen(@QueryParam("limit") @Nullable Integer limit) {
        return new Body("open", limit, null);
    }

    @POST
    @PermitAll
    @Operation(hidden = true)
    @Declared(open = true)
    public Body probeEcho(Body body) {
        return body;
    }

    @GET
    @Path("league")
    @Authenticated
    @Operation(hidden = true)
    @Declared(league = Permission.ALL)
    public Body probeLeague() {
        return new Body(caller.actor().league(), null, null);
    }

    @GET
    @Path("undeclared")
    @Authenticated
    @Operation(hidden = true)
    public Body probeUndeclared() {
        return new Body("never", null, null);
    }

    @GET
    @Path("unannotated")
    @Operation(hidden = true)
    public Body probeUnannotated() {
        return new Body("never", null, null);
    }

    @GET
    @Path("late")
    @PermitAll
    @Operation(hidden = true)
    @Declared(open = true)
    public Uni<Body> probeLate(@QueryParam("wait") @Nullable Integer wait) {
        return Uni.createFrom()
                .item(new Body("late", wait, null))
                .onItem()
                .delayIt()
                .by(Duration.ofSeconds(wait == null ? LATE_SECONDS : wait));
    }

    @GET
    @Path("failing/{how}")
    @PermitAll
    @Operation(hidden = true)
    @Declared(open = true)
    public Uni<Body> probeFailing(@PathParam("how") String how) {
        return Uni.createFrom()
                .failure(
                        switch (how) {
                            case "precondition" -> RefusalException.of(RefusalCode.PRECONDITION_FAILED, "已被修改");
                            case "limit" -> new ProblemException(EdgeCode.RATE_LIMITED, "请求过于频繁");
                            case "refusal" ->
                                Refusal.of(RefusalCode.MALFORMED_USCC, "统一社会信用代码应为18位")
                                        .under(Clause.of(Article.A3))
                                        .at("uscc", "123")
                                        .asException();
                            default -> new IllegalStateException("a secret that must not be shown");
                        });
    }
}
