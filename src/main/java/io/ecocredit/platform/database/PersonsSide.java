package io.ecocredit.platform.database;

import io.ecocredit.platform.audit.Trail;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Natural persons, as the role that reaches them (A36). */
@Singleton
public class PersonsSide extends ActingPool {

    PersonsSide(Provider<Vertx> vertx, @ReactiveDataSource("practitioners") Pool pool, Trail trail) {
        super(vertx, pool, trail, Side.PRACTITIONERS);
    }
}
