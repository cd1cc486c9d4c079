package io.ecocredit.platform.database;

import io.ecocredit.platform.audit.Trail;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** The register of institutions, as the role that cannot reach natural persons. */
@Singleton
public class Inside extends ActingPool {

    Inside(Provider<Vertx> vertx, Pool pool, Trail trail) {
        super(vertx, pool, trail, Side.REGISTER);
    }
}
