package io.ecocredit.offenders.operations;

import io.ecocredit.platform.idempotency.ActHeaders;
import io.ecocredit.platform.idempotency.KeyHeader;
import io.ecocredit.platform.identity.Act;
import io.ecocredit.platform.identity.Caller;
import io.ecocredit.platform.operation.ActsAs;
import io.ecocredit.platform.operation.Declared;
import io.ecocredit.platform.operation.IdempotencyKey;
import io.ecocredit.platform.operation.Permission;
import io.ecocredit.platform.operation.SubjectKind;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import org.jspecify.annotations.Nullable;

/** One fault a method, by whose name it is told; no path leads to them. */
@Authenticated
public class Misdeclared {

    private final Caller caller;

    Misdeclared(Caller caller) {
        this.caller = caller;
    }

    @GET
    public String undeclared() {
        return "";
    }

    @GET
    @Declared(region = Permission.ALL)
    @ActsAs(of = Misdeclared.class, operation = "declaredTwice")
    public String declaredTwice() {
        return "";
    }

    @POST
    @ActsAs(of = Misdeclared.class, operation = "mispelt")
    public String misspelt() {
        return "";
    }

    @GET
    @PermitAll
    @Declared(open = true, region = Permission.OWN)
    public String openAndNamed() {
        return "";
    }

    @GET
    @Declared(open = true)
    public String openButGuarded() {
        return "";
    }

    @GET
    @PermitAll
    @Declared(region = Permission.ALL)
    public String guardedButOpen() {
        return "";
    }

    @POST
    @Declared(region = Permission.ALL, key = IdempotencyKey.REQUIRED)
    public String keyWithoutHeader() {
        return "";
    }

    @POST
    @Declared(region = Permission.ALL)
    public String headerWithoutKey(@BeanParam KeyHeader header) {
        return header.required("").key();
    }

    @POST
    @Declared(region = Permission.ALL, key = IdempotencyKey.REQUIRED)
    public @Nullable Object requiredButLeftOut(@BeanParam KeyHeader header) {
        return header.repeat("");
    }

    @POST
    @Declared(region = Permission.ALL, key = IdempotencyKey.OPTIONAL)
    public Object optionalButRequired(@BeanParam KeyHeader header) {
        return header.required("");
    }

    @POST
    @Declared(region = Permission.ALL, key = IdempotencyKey.OPTIONAL)
    public @Nullable Object versionUndeclared(@BeanParam ActHeaders headers) {
        return headers.version() > 0 ? headers.repeat("") : null;
    }

    @POST
    @Declared(region = Permission.ALL, key = IdempotencyKey.OPTIONAL, ifMatch = true)
    public @Nullable Object versionNeverAsked(@BeanParam ActHeaders headers) {
        return headers.repeat("");
    }

    @GET
    @Declared(region = Permission.ALL)
    public Act subjectUndeclared() {
        return caller.act(null);
    }

    @GET
    @Declared(region = Permission.ALL, subject = SubjectKind.RECORD)
    public String subjectNeverTold() {
        return "";
    }
}
