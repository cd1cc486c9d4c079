package io.ecocredit.platform.database;

import io.ecocredit.platform.audit.Trail;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Natural persons, as the role that reaches them (A36). */
@Singleton
public class PersonsSide extends ActingPool {

    PersonsSide(@ReactiveDataSource("practitioners") Pool pool, Trail trail) {
        super(pool, trail, Side.PRACTITIONERS);
    }
}
