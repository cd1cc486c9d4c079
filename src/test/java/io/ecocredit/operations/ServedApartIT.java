package io.ecocredit.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.ecocredit.fixtures.Program;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.database.TestDatabase;
import io.ecocredit.start.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a cluster runs it: migrated by a command, served in two parts, measured, and told to stop. */
class ServedApartIT {

    private static final String GRADE = "/api/v1/grades/911501000HH1N31B4G";
    private static final String PASSWORD = "walnut-ladder-cobalt-17";
    private static final Pattern MEASURE =
            Pattern.compile("\\b(?:ecocredit|http_server|postgresql|cache|jvm)_[a-z_]+\\b");

    @Test
    void a_copy_that_may_not_migrate_starts_only_after_somebody_has(@TempDir Path folder)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            Map<String, String> unprivileged = unprivileged(database);
            DatabaseSettings owned = TestDatabase.handedOver(database);
            DatabaseRoles.prepare(
                    DatabaseSettings.of(address(database), owned.owner(), owned.ownerPassword(), role -> PASSWORD));
            try (Program early = Program.start(folder, apart(database))) {
                assertThat(early.exitStatus()).isEqualTo(FailureKind.SCHEMA_OLDER.status());
                assertThat(early.printed()).contains("请先运行 migrate").doesNotContain("\tat ");
            }
            migrate(folder, database);
            migrate(folder, database);
            try (Program copy = Program.serving(folder, unprivileged)) {
                assertThat(copy.status("/api/v1/releases")).isEqualTo(200);
            }
        }
    }

    @Test
    void the_public_is_served_apart_by_a_copy_that_knows_nothing_of_the_inside(@TempDir Path one, @TempDir Path other)
            throws IOException, SQLException {
        try (EmbeddedDatabase database = TestDatabase.temporary()) {
            migrate(one, database);
            try (Program inside = Program.start(one, unprivileged(database));
                    Program outside = Program.serving(other, apart(database))) {
                inside.awaitPrinted(Program.LOADED);
                shows_what_is_public_and_nothing_else(inside, outside);
                every_measure_that_alerts_and_charts_name_is_told(inside);
                says_first_that_it_stops(outside);
            }
        }
    }

    private static void shows_what_is_public_and_nothing_else(Program inside, Program outside) throws IOException {
        assertThat(outside.get(GRADE, Map.of()).body())
                .isEqualTo(inside.get(GRADE, Map.of()).body());
        assertThat(outside.status("/grades")).isEqualTo(200);
        assertThat(outside.post(
                                "/api/v1/public-notices/00000000-0000-0000-0000-000000000000/comments",
                                "none",
                                "{\"words\":\"对公示内容没有意见\"}")
                        .body())
                .contains("Idempotency-Key");
        Map<String, String> region = Map.of("Authorization", inside.authorization("region"));
        for (String path :
                new String[] {"/api/v1/records", "/api/v1/feed", "/api/v1/practitioners/P000017", "/inside"}) {
            assertThat(outside.get(path, Map.of()).statusCode()).as(path).isEqualTo(404);
            assertThat(outside.get(path, region).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(inside.get("/api/v1/records", region).statusCode()).isEqualTo(200);
    }

    private static void every_measure_that_alerts_and_charts_name_is_told(Program inside) throws IOException {
        inside.get("/api/v1/feed", Map.of("Authorization", inside.authorization("platform")));
        inside.post(
                "/api/v1/imports/institutions",
                Map.of(
                        "Authorization",
                        inside.authorization("region"),
                        "Content-Type",
                        "text/csv",
                        "Idempotency-Key",
                        "measures",
                        "Prefer",
                        "wait=20"),
                "uscc,name,kinds,division,registered_on\n");
        assertThat(inside.status("/metrics")).isEqualTo(404);
        Set<String> wanted = new TreeSet<>();
        for (String file : new String[] {"monitoring.yaml", "dashboard.json"}) {
            MEASURE.matcher(Files.readString(Path.of("k8s", "base", file)))
                    .results()
                    .forEach(found -> wanted.add(found.group()));
        }
        assertThat(wanted).hasSizeGreaterThan(8);
        String told = inside.measures();
        wanted.removeIf(
                name -> Pattern.compile("(?m)^" + name + "[{ ]").matcher(told).find());
        assertThat(wanted).isEmpty();
    }

    private static void says_first_that_it_stops(Program copy) {
        copy.terminate();
        Instant end = Instant.now().plus(Duration.ofSeconds(4));
        while (copy.status("/health/ready") != 503) {
            assertThat(Instant.now()).isBefore(end);
        }
        assertThat(copy.status(GRADE)).isEqualTo(200);
        assertThat(copy.exitStatus()).isEqualTo(143);
    }

    private static void migrate(Path folder, EmbeddedDatabase database) {
        Map<String, String> asOwner = new HashMap<>(unprivileged(database));
        asOwner.putAll(TestDatabase.demonstrationOn(database));
        try (Program migration = Program.start(folder, asOwner, "migrate")) {
            assertThat(migration.exitStatus()).as(migration.printed()).isZero();
            assertThat(migration.written()).contains("version of the schema");
            assertThat(migration.printed()).doesNotContain("Unrecognized", "ERROR");
        }
    }

    /** What a copy is given that serves the public alone in production: one password. */
    private static Map<String, String> apart(EmbeddedDatabase database) {
        return Map.of(
                "QUARKUS_PROFILE", "prod",
                "QUARKUS_SHUTDOWN_DELAY", "PT5S",
                "ECOCREDIT_SERVES", "public",
                "ECOCREDIT_PUBLIC_ADDRESS", "https://ecocredit.example",
                "ECOCREDIT_DATABASE_URL", address(database),
                "ECOCREDIT_DATABASE_READ_URL", address(database),
                "ECOCREDIT_DATABASE_MIGRATE", "false",
                "ECOCREDIT_DATABASE_PUBLIC_PASSWORD", PASSWORD);
    }

    private static Map<String, String> unprivileged(EmbeddedDatabase database) {
        return Map.of(
                "QUARKUS_PROFILE", "demonstration",
                "ECOCREDIT_DATABASE_URL", address(database),
                "ECOCREDIT_DATABASE_MIGRATE", "false",
                "ECOCREDIT_DATABASE_RUNNING_PASSWORD", PASSWORD,
                "ECOCREDIT_DATABASE_PUBLIC_PASSWORD", PASSWORD,
                "ECOCREDIT_DATABASE_PRACTITIONERS_PASSWORD", PASSWORD,
                "ECOCREDIT_DATABASE_AUDIT_PASSWORD", PASSWORD);
    }

    private static String address(EmbeddedDatabase database) {
        return "postgresql://" + database.settings().address();
    }
}
