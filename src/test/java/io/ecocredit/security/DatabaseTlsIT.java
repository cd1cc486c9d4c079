package io.ecocredit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.fixtures.SelfSignedCertificate;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program and a real PostgreSQL that takes no connection in the clear: who only says to be it gets nothing. */
class DatabaseTlsIT {

    private static final String POOLS = "select distinct usename from pg_stat_activity join pg_stat_ssl using (pid)"
            + " where usename like 'ecocredit%' and ssl";

    private final Path folder;
    private final SelfSignedCertificate certificate;

    DatabaseTlsIT(@TempDir Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        certificate = SelfSignedCertificate.of(folder, "dns:localhost");
    }

    @Test
    void every_pool_checks_the_certificate_and_the_name_in_it() throws Exception {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            certificate.demandedBy(database);
            Map<String, String> settings =
                    new HashMap<>(TestDatabase.demonstrationOn(database, "ECOCREDIT_DEMONSTRATION_SAMPLE", "false"));
            settings.put("ECOCREDIT_DATABASE_URL", named(database, "localhost"));
            try (Program program = Program.serving(Files.createDirectory(folder.resolve("right")), settings)) {
                assertThat(program.status("/api/v1/grades?q=anybody")).isEqualTo(200);
                assertThat(encrypted(database)).contains("ecocredit_running", "ecocredit_public");
            }

            settings.put("ECOCREDIT_DATABASE_READ_URL", named(database, "127.0.0.1"));
            try (Program program = Program.start(Files.createDirectory(folder.resolve("half")), settings)) {
                assertThat(program.exitStatus())
                        .as("the certificate holds for another name")
                        .isEqualTo(FailureKind.DATABASE_CERTIFICATE.status());
                assertThat(program.printed())
                        .contains("ECOCREDIT_DATABASE_READ_URL", "127.0.0.1")
                        .doesNotContain("\tat ");
            }

            settings.put("ECOCREDIT_DATABASE_URL", named(database, "127.0.0.1"));
            try (Program program = Program.start(Files.createDirectory(folder.resolve("wrong")), settings)) {
                assertThat(program.exitStatus()).isEqualTo(FailureKind.DATABASE_CERTIFICATE.status());
                assertThat(program.printed()).contains("127.0.0.1");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "retention"})
    void work_beside_the_service_sends_nothing_to_a_database_that_proves_nothing(String work) {
        Map<String, String> settings = Map.of(
                "QUARKUS_PROFILE", "prod",
                "ECOCREDIT_DATABASE_URL", "postgresql://database.example/register?sslmode=require",
                "ECOCREDIT_DATABASE_PASSWORD", "walnut-ladder-cobalt-17");
        try (Program program = Program.start(folder, settings, work)) {
            assertThat(program.exitStatus()).isEqualTo(FailureKind.SETTINGS.status());
            assertThat(program.printed())
                    .contains("sslmode=verify-full", "ECOCREDIT_DATABASE_URL")
                    .doesNotContain("\tat ");
        }
    }

    private String named(EmbeddedDatabase database, String host) throws IOException, GeneralSecurityException {
        String place = database.settings().address();
        return "postgresql://" + host + place.substring(place.indexOf(':')) + (place.contains("?") ? "&" : "?")
                + "sslmode=verify-full&sslrootcert=" + certificate.asPem();
    }

    private Set<String> encrypted(EmbeddedDatabase database) throws Exception {
        Set<String> users = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + named(database, "localhost"),
                        database.settings().owner(),
                        database.settings().ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(POOLS)) {
            while (found.next()) {
                users.add(found.getString(1));
            }
        }
        return users;
    }
}
