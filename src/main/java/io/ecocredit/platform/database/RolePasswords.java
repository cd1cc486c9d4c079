package io.ecocredit.platform.database;

import io.ecocredit.platform.database.DatabaseSettings.Role;
import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of the roles whose passwords stand in files. Each connection is made with what its file says then, so that a
 * password is changed at the database and in the file while the service runs, and connections that are open stay so.
 */
@Singleton
@Unremovable
@Named(RolePasswords.NAME)
class RolePasswords implements CredentialsProvider {

    static final String NAME = "ecocredit-roles";

    private final Map<Role, Path> files = new EnumMap<>(Role.class);

    RolePasswords(Config config) {
        for (Role role : Role.values()) {
            config.getOptionalValue(DatabaseSettings.passwordFileOf(role), String.class)
                    .ifPresent(file -> files.put(role, Path.of(file.strip())));
        }
    }

    /** @param role the name of a {@link Role} */
    @Override
    public Map<String, String> getCredentials(String role) {
        return Map.of(PASSWORD_PROPERTY_NAME, read(files.get(Role.valueOf(role))));
    }

    /** A server with what the file of its user says now, where there is one; it is read beside the event loop. */
    Future<PgConnectOptions> asNow(PgConnectOptions server, Vertx vertx) {
        return files.keySet().stream()
                .filter(role -> role.user().equals(server.getUser()))
                .findAny()
                .map(role -> vertx.executeBlocking(() -> read(files.get(role)), false)
                        .map(password -> new PgConnectOptions(server).setPassword(password)))
                .orElseGet(() -> Future.succeededFuture(server));
    }

    private static String read(@Nullable Path file) {
        if (file == null) {
            throw new IllegalStateException("no file with a password is named for this role");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
