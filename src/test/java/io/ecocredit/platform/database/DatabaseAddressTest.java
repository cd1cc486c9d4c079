package io.ecocredit.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    private static final String VERIFIED = "database.example:5432/register?sslmode=verify-full&sslrootcert=/ca.pem";

    @ParameterizedTest
    @ValueSource(
            strings = {
                VERIFIED,
                "localhost/register",
                "LOCALHOST:5432/register",
                "127.0.0.1:5432/register?sslmode=disable",
                "127.8.0.1/register",
                "[::1]:5432/register",
                "somebody:secret@127.0.0.1:5432/register",
                "%2Fvar%2Frun%2Fpostgresql/register",
                "/register",
            })
    void a_server_on_this_machine_or_one_that_proves_who_it_is_is_safe(String address) {
        assertThat(DatabaseAddress.in("postgresql://" + address)).allMatch(DatabaseAddress::isSafe);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database.example:5432/register",
                "10.0.0.7/register",
                "[2001:db8::1]:5432/register",
                "localhost@database.example/register",
                "localhost.example/register",
                "database.example/register?sslmode=require",
                "database.example/register?sslmode=verify-ca&sslrootcert=/ca.pem",
                "database.example/register?sslmode=verify-full",
                "database.example/register?sslmode=verify-full&sslrootcert=",
                "database.example/register?SSLMODE=verify-full&sslrootcert=/ca.pem",
                VERIFIED + "&sslmode=disable",
                VERIFIED + "&sslfactory=org.postgresql.ssl.NonValidatingFactory",
                VERIFIED + "&sslhostnameverifier=mine",
                VERIFIED + "&socketFactory=mine",
                "localhost/register?host=database.example",
                "localhost/register?PGHOST=database.example",
            })
    void any_other_is_not(String address) {
        assertThat(DatabaseAddress.in(address)).noneMatch(DatabaseAddress::isSafe);
    }

    @Test
    void each_of_several_servers_is_looked_at() {
        assertThat(DatabaseAddress.in("postgresql://localhost/register,postgresql://database.example/register"))
                .extracting(DatabaseAddress::isSafe)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({"reactive", "published.reactive", "comments.reactive", "practitioners.reactive", "audit.reactive"})
    void every_pool_is_told_whom_to_trust_and_to_look_at_the_name(String pool) {
        Map<String, String> properties = DatabaseSettings.of(
                        "postgresql://" + VERIFIED, "owner", "secret", role -> null)
                .asQuarkusProperties();

        assertThat(properties)
                .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://" + VERIFIED)
                .containsEntry(
                        "quarkus.datasource." + pool + ".url",
                        "postgresql://database.example:5432/register?sslmode=verify-full")
                .containsEntry("quarkus.datasource." + pool + ".hostname-verification-algorithm", "HTTPS")
                .containsEntry("quarkus.datasource." + pool + ".trust-certificate-pem", "true")
                .containsEntry("quarkus.datasource." + pool + ".trust-certificate-pem.certs", "/ca.pem");
    }

    @Test
    void without_an_authority_nothing_is_added() {
        assertThat(DatabaseSettings.of(
                                "postgresql://localhost/register?sslmode=require", "owner", "secret", role -> null)
                        .asQuarkusProperties())
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://localhost/register?sslmode=require")
                .allSatisfy(
                        (name, value) -> assertThat(name).doesNotContain("trust-certificate", "hostname-verification"));
    }
}
