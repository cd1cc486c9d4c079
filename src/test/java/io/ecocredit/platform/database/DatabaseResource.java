package io.ecocredit.platform.database;

import io.ecocredit.platform.identity.TestTokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A throwaway PostgreSQL with the service's roles, and the configuration that the launcher would make. Registered as a
 * service, so every Quarkus test has it without asking.
 */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final String ADMINISTRATOR = "test.administrator";

    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedDatabase started = TestDatabase.temporary();
            database = started;
            DatabaseSettings owned = TestDatabase.handedOver(started);
            DatabaseRoles.prepare(owned);
            Map<String, String> properties = new HashMap<>(owned.asQuarkusProperties());
            properties.put(ADMINISTRATOR + ".username", started.settings().owner());
            properties.put(ADMINISTRATOR + ".password", started.settings().ownerPassword());
            properties.putAll(TestTokens.asQuarkusProperties());
            properties.put("ecocredit.personal-data.keys.test", KEY);
            properties.put("ecocredit.personal-data.active-key", "test");
            properties.put("ecocredit.personal-data.index-key", KEY);
            properties.put("quarkus.http.test-port", "0");
            return properties;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("the test database does not start", failure);
        }
    }

    @Override
    public void stop() {
        EmbeddedDatabase running = database;
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A connection as the superuser, who may do and sees everything; the owner sees what the guards let it see. */
    public static Connection connectAsAdministrator() throws SQLException {
        return connect(ADMINISTRATOR);
    }

    /** A connection as the owner, for what a migration would do. */
    public static Connection connectAsOwner() throws SQLException {
        return connect("quarkus.flyway");
    }

    /** A connection as the role that a datasource uses; its configuration's prefix names it. */
    public static Connection connect(String prefix) throws SQLException {
        Config config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue(prefix + ".username", String.class),
                config.getOptionalValue(prefix + ".password", String.class).orElse(""));
    }
}
