package io.ecocredit.platform.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The database that the program uses: where it is, its owner who migrates it, and the roles that the service runs as.
 *
 * @param address host, port and name, as in {@code localhost:5432/ecocredit}, with any parameters behind
 */
public record DatabaseSettings(String address, String owner, String ownerPassword, Map<Role, String> passwords) {

    /** Sent where the server asks for none: an empty setting would count as missing, and the migration lose its owner. */
    private static final String NO_PASSWORD = "none";

    /** The roles that the service runs as; none owns anything. */
    public enum Role {
        /** The inside: reads and writes everything but natural persons. */
        RUNNING("ecocredit_running"),
        /** The public side: reads what is published. */
        PUBLIC("ecocredit_public"),
        /** Natural persons. */
        PRACTITIONERS("ecocredit_practitioners"),
        /** Supervision: reads the audit trail and seals it, and sees nothing else. */
        AUDIT("ecocredit_audit");

        private final String user;

        Role(String user) {
            this.user = user;
        }

        public String user() {
            return user;
        }
    }

    /** Settings in which a role without a password of its own gets one derived from the owner's, alike in every copy. */
    public static DatabaseSettings of(
            String url, String owner, String ownerPassword, Function<Role, @Nullable String> configured) {
        Map<Role, String> passwords = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            String own = configured.apply(role);
            passwords.put(role, own == null ? DerivedPassword.of(ownerPassword, role.user()) : own);
        }
        return new DatabaseSettings(address(url), owner, ownerPassword, passwords);
    }

    /** Settings from {@code ECOCREDIT_DATABASE_URL} and its companions, or null when there is no such variable. */
    public static @Nullable DatabaseSettings fromEnvironment(Map<String, String> environment) {
        String url = environment.get("ECOCREDIT_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        return of(
                url,
                environment.getOrDefault("ECOCREDIT_DATABASE_USER", "ecocredit"),
                environment.getOrDefault("ECOCREDIT_DATABASE_PASSWORD", ""),
                role -> environment.get("ECOCREDIT_DATABASE_" + role + "_PASSWORD"));
    }

    private static String address(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("postgresql://");
        if (scheme < 0 || url.indexOf('/', scheme + "postgresql://".length()) < 0) {
            throw new IllegalArgumentException(
                    "ECOCREDIT_DATABASE_URL should read postgresql://host:port/database, not " + url);
        }
        return url.substring(scheme + "postgresql://".length());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + address;
    }

    /** The configuration properties that make the service use this database. */
    public Map<String, String> asQuarkusProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        String reactive = "postgresql://" + address;
        properties.put("quarkus.datasource.jdbc.url", jdbcUrl());
        properties.put("quarkus.datasource.reactive.url", reactive);
        properties.put("quarkus.datasource.username", Role.RUNNING.user());
        properties.put("quarkus.datasource.password", password(Role.RUNNING));
        properties.put("quarkus.datasource.published.reactive.url", reactive);
        properties.put("quarkus.datasource.published.username", Role.PUBLIC.user());
        properties.put("quarkus.datasource.published.password", password(Role.PUBLIC));
        properties.put("quarkus.datasource.practitioners.jdbc.url", jdbcUrl());
        properties.put("quarkus.datasource.practitioners.reactive.url", reactive);
        properties.put("quarkus.datasource.practitioners.username", Role.PRACTITIONERS.user());
        properties.put("quarkus.datasource.practitioners.password", password(Role.PRACTITIONERS));
        properties.put("quarkus.datasource.audit.reactive.url", reactive);
        properties.put("quarkus.datasource.audit.username", Role.AUDIT.user());
        properties.put("quarkus.datasource.audit.password", password(Role.AUDIT));
        properties.put("quarkus.flyway.username", owner);
        properties.put("quarkus.flyway.password", ownerPassword.isEmpty() ? NO_PASSWORD : ownerPassword);
        return properties;
    }

    /** The users whose password is empty or known to everybody; none has one that is derived from a good one. */
    public List<String> usersWithGuessablePasswords() {
        Stream<String> roles = passwords.entrySet().stream()
                .filter(each ->
                        GuessablePassword.is(each.getValue(), each.getKey().user()))
                .map(each -> each.getKey().user());
        return GuessablePassword.is(ownerPassword, owner)
                ? Stream.concat(Stream.of(owner), roles).toList()
                : roles.toList();
    }

    String password(Role role) {
        return passwords.getOrDefault(role, "");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + owner + "@" + address + "]";
    }
}
