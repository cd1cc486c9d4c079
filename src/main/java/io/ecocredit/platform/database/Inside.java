package io.ecocredit.platform.database;

import io.ecocredit.platform.audit.Trail;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** The register of institutions, as the role that cannot reach natural persons. */
@Singleton
public class Inside extends ActingPool {

    Inside(Pool pool, Trail trail) {
        super(pool, trail, Side.REGISTER);
    }
}
