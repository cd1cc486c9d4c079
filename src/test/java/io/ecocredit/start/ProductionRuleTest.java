package io.ecocredit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.start.StartFailure.CannotStart;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRuleTest {

    private static final String KEY = "kq0xJ1bZ4n5yqCwPpZ3mUeTt8sV7rFhGd2aL9oXiYc8=";
    private static final String WORD_AS_KEY = "YWFhYWFhYWFhYWFhYWFhYmJiYmJiYmJiYmJiYmJiYmI=";
    private static final String GOOD_PASSWORD = "walnut-ladder-cobalt-17";

    private static final Map<String, String> GOOD = Map.of(
            "ecocredit.public-address", "https://credit.example.cn",
            "quarkus.oidc.auth-server-url", "https://identity.example/realms/ecocredit",
            "quarkus.oidc.token.audience", "ecocredit",
            "ecocredit.personal-data.keys.k1", KEY,
            "ecocredit.personal-data.active-key", "k1",
            "ecocredit.personal-data.index-key", KEY);

    @Test
    void settings_that_keep_every_rule_start() {
        assertThat(broken(GOOD, database(GOOD_PASSWORD, null))).isEmpty();
        assertThatCode(() -> ProductionRule.requireAll(settings(GOOD, database(GOOD_PASSWORD, null))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.public-key, MIIB, NO_DEMONSTRATION_IDENTITY",
        "QUARKUS_OIDC_PUBLIC_KEY, MIIB, NO_DEMONSTRATION_IDENTITY",
        "%prod.quarkus.oidc.public-key, MIIB, NO_DEMONSTRATION_IDENTITY",
        "quarkus.oidc.other.public-key, MIIB, NO_DEMONSTRATION_IDENTITY",
        "quarkus.oidc.token.issuer, ecocredit-demonstration, NO_DEMONSTRATION_IDENTITY",
        "quarkus.oidc.token.issuer, http://identity.example, NO_PROVIDER_WITHOUT_TLS",
        "quarkus.oidc.jwks-path, HTTP://identity.example/keys, NO_PROVIDER_WITHOUT_TLS",
        "quarkus.oidc.other.auth-server-url, http://identity.example, NO_PROVIDER_WITHOUT_TLS",
        "quarkus.oidc.tls.verification, none, NO_UNCHECKED_CERTIFICATE",
        "QUARKUS_OIDC_TLS_VERIFICATION, CERTIFICATE_VALIDATION, NO_UNCHECKED_CERTIFICATE",
        "quarkus.tls.trust-all, true, NO_UNCHECKED_CERTIFICATE",
        "quarkus.tls.provider.trust-all, TRUE, NO_UNCHECKED_CERTIFICATE",
        "quarkus.tls.provider.hostname-verification-algorithm, NONE, NO_UNCHECKED_CERTIFICATE",
        "quarkus.oidc.token.issuer, any, NO_TOKEN_MEANT_FOR_OTHERS",
        "quarkus.oidc.token.audience, any, NO_TOKEN_MEANT_FOR_OTHERS",
        "quarkus.oidc.token.audience[0], any, NO_TOKEN_MEANT_FOR_OTHERS",
        "quarkus.datasource.reactive.trust-all, true, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.published.reactive.trust-all, true, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.audit.reactive.postgresql.ssl-mode, require, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.reactive.hostname-verification-algorithm, NONE, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.jdbc.additional-jdbc-properties.sslmode, disable, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.jdbc.url, jdbc:postgresql://db.example/r, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.datasource.comments.reactive.url, postgresql://db.example/r, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.flyway.jdbc-url, jdbc:postgresql://db.example/r, A_DATABASE_THAT_PROVES_WHO_IT_IS",
        "quarkus.oidc.pages.credentials.secret, too-short, SESSIONS_THAT_NOBODY_READS",
        "QUARKUS_OIDC_PAGES_AUTHENTICATION_COOKIE_FORCE_SECURE, false, SESSIONS_THAT_NOBODY_READS",
        "ecocredit.public-address, http://credit.example.cn, AN_ADDRESS_FOR_THE_PUBLIC",
        "ecocredit.personal-data.active-key, k2, THE_ACTIVE_KEY_AMONG_THEM",
        "ecocredit.personal-data.keys.k2, " + WORD_AS_KEY + ", NO_KEY_THAT_CAN_BE_GUESSED",
        "ecocredit.personal-data.keys.k2, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, NO_KEY_THAT_CAN_BE_GUESSED",
        "ECOCREDIT_PERSONAL_DATA_KEYS_K2, c2hvcnQ=, NO_KEY_THAT_CAN_BE_GUESSED",
        "ecocredit.personal-data.index-key, no base64 at all, NO_KEY_THAT_CAN_BE_GUESSED",
        "ecocredit.personal-data.keys.local-1, " + KEY + ", NO_DEMONSTRATION_KEY",
    })
    void one_wrong_setting_breaks_one_rule(String name, String value, ProductionRule rule) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(name, value);

        assertThat(broken(settings, database(GOOD_PASSWORD, null))).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "ecocredit.public-address, AN_ADDRESS_FOR_THE_PUBLIC",
        "quarkus.oidc.auth-server-url, A_PROVIDER_OF_IDENTITIES",
        "ecocredit.personal-data.active-key, KEYS_FOR_PERSONAL_DATA",
        "ecocredit.personal-data.index-key, KEYS_FOR_PERSONAL_DATA",
        "ecocredit.personal-data.keys.k1, THE_ACTIVE_KEY_AMONG_THEM",
    })
    void one_missing_setting_breaks_one_rule_that_names_it(String name, ProductionRule rule) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.remove(name);

        assertThat(broken(settings, database(GOOD_PASSWORD, null))).containsExactly(rule);
    }

    @Test
    void a_provider_at_a_plain_address_is_no_provider() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("quarkus.oidc.auth-server-url", "http://identity.example/realms/ecocredit");

        assertThat(broken(settings, database(GOOD_PASSWORD, null)))
                .containsExactly(ProductionRule.A_PROVIDER_OF_IDENTITIES, ProductionRule.NO_PROVIDER_WITHOUT_TLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ECOCREDIT_PERSONAL_DATA_KEYS_K1_FILE",
                "ECOCREDIT_PERSONAL_DATA_INDEX_KEYS_K1_FILE",
                "ECOCREDIT_PERSONAL_DATA_INDEX_KEY_FILE",
                "QUARKUS_OIDC_PAGES_CREDENTIALS_SECRET_FILE"
            })
    void the_name_of_a_file_with_a_secret_is_none(String variable) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(variable, "/run/secrets/one");

        assertThat(broken(settings, database(GOOD_PASSWORD, null))).isEmpty();
    }

    @Test
    void what_is_set_for_another_profile_does_not_count() {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put("%dev.quarkus.oidc.public-key", "MIIB");

        assertThat(broken(settings, database(GOOD_PASSWORD, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "postgres", "ecocredit", "Password", "CHANGEME", "admin", "register_owner"})
    void an_owner_s_password_that_can_be_guessed_is_refused(String password) {
        assertThat(broken(GOOD, database(password, null)))
                .containsExactly(ProductionRule.NO_PASSWORD_THAT_CAN_BE_GUESSED);
        assertThat(ProductionRule.NO_PASSWORD_THAT_CAN_BE_GUESSED.violation(settings(GOOD, database(password, null))))
                .singleElement()
                .asString()
                .endsWith(" register_owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ecocredit", "ecocredit_public", "123456"})
    void a_role_s_password_that_can_be_guessed_is_refused_and_the_role_named(String password) {
        ProductionSettings settings = settings(GOOD, database(GOOD_PASSWORD, password));

        assertThat(ProductionRule.NO_PASSWORD_THAT_CAN_BE_GUESSED.violation(settings))
                .singleElement()
                .asString()
                .endsWith(" ecocredit_public");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db.example/r, '', ECOCREDIT_DATABASE_URL",
        "postgresql://db.example/r?sslmode=require, '', ECOCREDIT_DATABASE_URL",
        "postgresql://localhost/r, postgresql://db.example/r, ECOCREDIT_DATABASE_READ_URL",
        "postgresql://localhost/r, 'postgresql://localhost/r,postgresql://db.example/r', ECOCREDIT_DATABASE_READ_URL",
    })
    void a_database_elsewhere_must_prove_who_it_is(String url, String readUrl, String told) {
        ProductionSettings settings = settings(
                GOOD,
                DatabaseSettings.fromEnvironment(Map.of(
                        "ECOCREDIT_DATABASE_URL", url,
                        "ECOCREDIT_DATABASE_READ_URL", readUrl,
                        "ECOCREDIT_DATABASE_PASSWORD", GOOD_PASSWORD)));

        assertThat(ProductionRule.A_DATABASE_THAT_PROVES_WHO_IT_IS.violation(settings))
                .singleElement()
                .asString()
                .contains("sslmode=verify-full", "sslrootcert")
                .endsWith(" " + told);
    }

    @Test
    void the_embedded_database_is_not_for_production() {
        assertThat(broken(GOOD, null)).containsExactly(ProductionRule.A_DATABASE_OF_ITS_OWN);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_in_two_languages_and_no_secret_with_it() {
        Map<String, String> settings =
                Map.of("quarkus.oidc.public-key", "MIIBsecret", "ecocredit.personal-data.keys.k1", WORD_AS_KEY);

        assertThatThrownBy(() -> ProductionRule.requireAll(settings(settings, database("postgres", null))))
                .isInstanceOfSatisfying(
                        CannotStart.class,
                        told -> assertThat(told.getMessage())
                                .contains("拒绝使用演示身份", "refuses the demonstration identity", "quarkus.oidc.public-key")
                                .contains("quarkus.oidc.auth-server-url")
                                .contains("ecocredit.public-address", "https://credit.example.cn")
                                .contains("ecocredit.personal-data.active-key, ecocredit.personal-data.index-key")
                                .contains("ecocredit.personal-data.keys.k1")
                                .contains("register_owner")
                                .doesNotContain("MIIBsecret", WORD_AS_KEY));
    }

    private static List<ProductionRule> broken(Map<String, String> settings, @Nullable DatabaseSettings database) {
        ProductionSettings given = settings(settings, database);
        return Arrays.stream(ProductionRule.values())
                .filter(rule -> !rule.violation(given).isEmpty())
                .toList();
    }

    private static ProductionSettings settings(Map<String, String> settings, @Nullable DatabaseSettings database) {
        return ProductionSettings.of(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "given", 100))
                        .build(),
                "prod",
                database);
    }

    private static DatabaseSettings database(String ownerPassword, @Nullable String publicPassword) {
        return DatabaseSettings.of(
                "postgresql://database.example:5432/register?sslmode=verify-full&sslrootcert=/ca.pem",
                "register_owner",
                ownerPassword,
                role -> role == DatabaseSettings.Role.PUBLIC ? publicPassword : null);
    }
}
