package io.ecocredit.platform.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The database that the program uses: where it is, its owner who migrates it, and the roles that the service runs as.
 *
 * @param address host, port and name, as in {@code localhost:5432/ecocredit}, with any parameters behind
 * @param readAddress where the public side reads, a replica of the same database; that database itself where there is none
 * @param migrates whether a copy that starts makes the roles and brings the schema to its version, as the owner
 * @param fromFiles the roles whose passwords are read from a file again for each connection
 */
public record DatabaseSettings(
        String address,
        String readAddress,
        boolean migrates,
        String owner,
        String ownerPassword,
        Map<Role, String> passwords,
        Set<Role> fromFiles) {

    /** The variable that names the database. */
    static final String ADDRESS = "ECOCREDIT_DATABASE_URL";

    /** The variable that names where the public side reads. */
    static final String READ_ADDRESS = "ECOCREDIT_DATABASE_READ_URL";

    /** The same, as whoever did not set it is told of it. */
    static final String EITHER_ADDRESS = READ_ADDRESS + "（未配置时为" + ADDRESS + "）";

    /** Sent where the server asks for none: an empty setting would count as missing, and the migration lose its owner. */
    private static final String NO_PASSWORD = "none";

    private static final String DERIVATION = "HmacSHA256";

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
            passwords.put(role, own == null ? derivedPassword(ownerPassword, role.user()) : own);
        }
        return new DatabaseSettings(address(url), address(url), true, owner, ownerPassword, passwords, Set.of());
    }

    /** Settings from {@code ECOCREDIT_DATABASE_URL} and its companions, or null when there is no such variable. */
    public static @Nullable DatabaseSettings fromEnvironment(Map<String, String> environment) {
        String url = environment.get(ADDRESS);
        if (url == null || url.isBlank()) {
            return null;
        }
        DatabaseSettings alone = of(
                url,
                environment.getOrDefault("ECOCREDIT_DATABASE_USER", "ecocredit"),
                environment.getOrDefault("ECOCREDIT_DATABASE_PASSWORD", ""),
                role -> environment.get(passwordOf(role)));
        String replica = environment.getOrDefault(READ_ADDRESS, "");
        return new DatabaseSettings(
                alone.address,
                replica.isBlank() ? alone.address : address(replica),
                !"false".equalsIgnoreCase(environment.get("ECOCREDIT_DATABASE_MIGRATE")),
                alone.owner,
                alone.ownerPassword,
                alone.passwords,
                Arrays.stream(Role.values())
                        .filter(role -> environment.containsKey(passwordFileOf(role)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The variable with a role's password. */
    static String passwordOf(Role role) {
        return "ECOCREDIT_DATABASE_" + role + "_PASSWORD";
    }

    /** The variable that names the file with it. */
    static String passwordFileOf(Role role) {
        return passwordOf(role) + "_FILE";
    }

    /** A role's password where none is configured: the same in every copy of the service that knows the owner's. */
    private static String derivedPassword(String ownerPassword, String role) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(("ecocredit:" + ownerPassword).getBytes(StandardCharsets.UTF_8), DERIVATION));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String address(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("postgresql://");
        if (scheme < 0 || url.indexOf('/', scheme + "postgresql://".length()) < 0) {
            throw new IllegalArgumentException(
                    "a database's address should read postgresql://host:port/database, not " + url);
        }
        return url.substring(scheme + "postgresql://".length());
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + address;
    }

    String readJdbcUrl() {
        return "jdbc:postgresql://" + readAddress;
    }

    /** Whether the server from which the public side reads must prove who it is. */
    boolean isReaderToProveItself() {
        return DatabaseAddress.in(readAddress).stream().anyMatch(DatabaseAddress::asksForVerification);
    }

    /** The configuration properties that make the service use this database. */
    public Map<String, String> asQuarkusProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.datasource.jdbc.url", jdbcUrl());
        properties.put("quarkus.datasource.practitioners.jdbc.url", jdbcUrl());
        addReactive(properties, "", address, Role.RUNNING);
        addReactive(properties, "published.", readAddress, Role.PUBLIC);
        addReactive(properties, "comments.", address, Role.PUBLIC);
        addReactive(properties, "practitioners.", address, Role.PRACTITIONERS);
        addReactive(properties, "audit.", address, Role.AUDIT);
        properties.put("quarkus.flyway.migrate-at-start", Boolean.toString(migrates));
        properties.put("quarkus.flyway.username", owner);
        properties.put("quarkus.flyway.password", ownerPassword.isEmpty() ? NO_PASSWORD : ownerPassword);
        return properties;
    }

    private void addReactive(Map<String, String> properties, String source, String place, Role role) {
        List<DatabaseAddress> servers = DatabaseAddress.in(place);
        String pool = "quarkus.datasource." + source + "reactive.";
        properties.put(pool + "url", joined(servers.stream().map(DatabaseAddress::forReactiveClient)));
        properties.put("quarkus.datasource." + source + "username", role.user());
        if (fromFiles.contains(role)) {
            properties.put("quarkus.datasource." + source + "credentials-provider", role.name());
            properties.put("quarkus.datasource." + source + "credentials-provider-name", RolePasswords.NAME);
        } else {
            properties.put("quarkus.datasource." + source + "password", password(role));
        }
        String authorities = joined(servers.stream().flatMap(server -> server.authorities().stream()));
        if (!authorities.isEmpty()) {
            properties.put(pool + "trust-certificate-pem", "true");
            properties.put(pool + "trust-certificate-pem.certs", authorities);
        }
        if (servers.stream().anyMatch(DatabaseAddress::asksForVerification)) {
            properties.put(pool + "hostname-verification-algorithm", "HTTPS");
        }
    }

    private static String joined(Stream<String> each) {
        return each.distinct().collect(Collectors.joining(","));
    }

    /**
     * The variables with the address of a server that could be another than it says, or whose connections somebody between
     * could read: one that is not on this machine and need not prove who it is.
     */
    public List<String> addressesNotVerified() {
        Stream.Builder<String> variables = Stream.builder();
        if (!areSafe(address)) {
            variables.add(ADDRESS);
        }
        if (!readAddress.equals(address) && !areSafe(readAddress)) {
            variables.add(READ_ADDRESS);
        }
        return variables.build().toList();
    }

    /** Whether each of the addresses that a setting names is this machine's, or one whose server must prove who it is. */
    public static boolean areSafe(String addresses) {
        return DatabaseAddress.in(addresses).stream().allMatch(DatabaseAddress::isSafe);
    }

    /**
     * The users whose password is empty or known to everybody; none has one that is derived from a good one. A copy that does
     * not migrate is not the owner, and has nothing good to derive from unless it knows the owner's password.
     *
     * @param used the roles that the copy runs as
     */
    public List<String> usersWithGuessablePasswords(Set<Role> used) {
        boolean ownerIsGuessable = GuessablePassword.is(ownerPassword, owner);
        boolean derivedAreGuessable = !migrates && ownerIsGuessable;
        Stream<String> roles = used.stream()
                .filter(role -> GuessablePassword.is(password(role), role.user())
                        || (derivedAreGuessable && password(role).equals(derivedPassword(ownerPassword, role.user()))))
                .map(Role::user);
        return migrates && !used.equals(Set.of(Role.PUBLIC)) && ownerIsGuessable
                ? Stream.concat(Stream.of(owner), roles).toList()
                : roles.toList();
    }

    /** Where the database is, as it may be shown to anybody. */
    String place() {
        return shown(address);
    }

    /** Where the public side reads, as it may be shown to anybody. */
    String readPlace() {
        return shown(readAddress);
    }

    private static String shown(String address) {
        return joined(DatabaseAddress.in(address).stream().map(DatabaseAddress::shown));
    }

    String password(Role role) {
        return passwords.getOrDefault(role, "");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[" + owner + "@" + address + "]";
    }
}
