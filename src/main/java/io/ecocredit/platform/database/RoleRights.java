package io.ecocredit.platform.database;

import io.ecocredit.platform.sql.Statements;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What the roles that the service runs as may do: none may more than what the migrations give it (A36). */
@Singleton
public class RoleRights {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Pool pool;

    RoleRights(@ReactiveDataSource("published") Pool pool) {
        this.pool = pool;
    }

    /** The roles that could get round the guards of the database, a sentence each; waits for its answer. */
    public List<String> faults() {
        String[] users = Arrays.stream(DatabaseSettings.Role.values())
                .map(DatabaseSettings.Role::user)
                .toArray(String[]::new);
        return Statements.texts(pool, """
                        select rolname::text from pg_roles
                        where rolname = any($1) and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                        order by rolname
                        """, Tuple.of(users)).await().atMost(LIMIT).stream()
                .map(RoleRights::sentence)
                .toList();
    }

    private static String sentence(String user) {
        return "数据库角色" + user + "权限过大，须为NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION" + " (the role "
                + user + " may get round what guards the register: take these rights away)。";
    }
}
