package io.ecocredit.platform.identity;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.Production;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The packaged program in production, with a Keycloak and a PostgreSQL beside it. It starts once for all tests that ask for
 * it and ends with the process of the tests; {@link #program()} says where it is and {@link #tokens()} lets everybody in.
 */
public final class Deployment {

    private static final Path FOLDER =
            Path.of(System.getProperty("keycloak.folder", "target/keycloak")).toAbsolutePath();
    private static final String OWNER_PASSWORD = "walnut-ladder-cobalt-17";

    /** Where the realm believes the pages to be. */
    static final String ADDRESS = "https://ecocredit.example";

    static final String PAGES_SECRET = "throw-away-pages-of-enough-length";

    private final Map<String, String> settings = new HashMap<>(Production.SETTINGS);
    private final EmbeddedDatabase database;
    private final Keycloak keycloak;
    private final KeycloakTokens tokens;
    private final Program program;

    private Deployment() throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        Map<String, String> secrets = Map.of(
                Roles.PLATFORM, "throw-away-platform",
                Roles.DEPARTMENT, "throw-away-department");
        keycloak = new Keycloak(
                FOLDER,
                Map.of(
                        "ECOCREDIT_PLATFORM_SECRET", secrets.getOrDefault(Roles.PLATFORM, ""),
                        "ECOCREDIT_DEPARTMENT_SECRET", secrets.getOrDefault(Roles.DEPARTMENT, ""),
                        "ECOCREDIT_PAGES_SECRET", PAGES_SECRET,
                        "ECOCREDIT_ADDRESS", ADDRESS));
        keycloak.start();
        tokens = new KeycloakTokens(new KeycloakRest(keycloak), secrets);
        database = TestDatabase.temporary();
        settings.put("ECOCREDIT_DATABASE_URL", "postgresql://" + addressWithPassword(database.settings()));
        settings.put("ECOCREDIT_DATABASE_USER", "postgres");
        settings.put("ECOCREDIT_DATABASE_PASSWORD", OWNER_PASSWORD);
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.address("/realms/ecocredit"));
        settings.put("QUARKUS_OIDC_TLS_TLS_CONFIGURATION_NAME", "provider");
        settings.put("QUARKUS_OIDC_PAGES_TENANT_ENABLED", "true");
        settings.put("QUARKUS_OIDC_PAGES_AUTH_SERVER_URL", keycloak.address("/realms/ecocredit"));
        settings.put("QUARKUS_OIDC_PAGES_CREDENTIALS_SECRET", PAGES_SECRET);
        settings.put("QUARKUS_OIDC_PAGES_TLS_TLS_CONFIGURATION_NAME", "provider");
        settings.put("QUARKUS_OIDC_PAGES_AUTHENTICATION_FORCE_REDIRECT_HTTPS_SCHEME", "false");
        settings.put(
                "QUARKUS_TLS_PROVIDER_TRUST_STORE_PEM_CERTS",
                keycloak.certificate().toString());
        settings.put("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "1S");
        settings.put("QUARKUS_OIDC_TOKEN_LIFESPAN_GRACE", "0");
        settings.put("ECOCREDIT_LIMITS_UNAUTHENTICATED_CAPACITY", "0");
        settings.put("ECOCREDIT_LIMITS_PUBLIC_READS_CAPACITY", "0");
        program = Program.serving(Files.createTempDirectory(FOLDER, "program"), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    private static String addressWithPassword(DatabaseSettings settings) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.owner(), settings.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password " + statement.enquoteLiteral(OWNER_PASSWORD));
        }
        return settings.address();
    }

    /** The one of this process, started when first asked for; a start that failed is not tried again. */
    public static Deployment running() {
        return Running.DEPLOYMENT;
    }

    private static final class Running {
        static final Deployment DEPLOYMENT = start();

        private static Deployment start() {
            try {
                return new Deployment();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            } catch (IOException | GeneralSecurityException | SQLException failure) {
                throw new IllegalStateException("the deployment does not start", failure);
            }
        }
    }

    public Program program() {
        return program;
    }

    public TokenSource tokens() {
        return tokens;
    }

    KeycloakTokens users() {
        return tokens;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    /** What the program was started with. */
    Map<String, String> settings() {
        return settings;
    }

    private void end() {
        program.close();
        keycloak.close();
        try {
            database.close();
        } catch (IOException leftBehind) {
            System.err.println("the database of the tests does not end: " + leftBehind);
        }
    }
}
