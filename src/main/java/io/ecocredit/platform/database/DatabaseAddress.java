package io.ecocredit.platform.database;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a server is, as in {@code database.example:5432/ecocredit?sslmode=verify-full&sslrootcert=/ca.pem}, and whether it must
 * prove who it is before anything is sent to it.
 *
 * @param place host, port and name
 * @param parameters as written, {@code name=value} each
 */
record DatabaseAddress(String place, List<String> parameters) {

    /** Connections are encrypted, and the certificate is checked with the name of the host. */
    static final String VERIFIED = "verify-full";

    private static final String MODE = "sslmode";
    private static final String AUTHORITY = "sslrootcert";
    private static final String SCHEME = "postgresql://";

    /** What puts another check, or none, in the place of the driver's. */
    private static final Set<String> ANOTHER_CHECK =
            Set.of("sslfactory", "sslfactoryarg", "sslhostnameverifier", "socketfactory", "socketfactoryarg");

    /** What leads elsewhere than the address says. */
    private static final Set<String> ANOTHER_SERVER = Set.of("host", "hostaddr", "pghost", "service");

    /** The addresses in a setting that names one, or several with commas between them; with or without their scheme. */
    static List<DatabaseAddress> in(String setting) {
        return Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .map(each -> each.substring(afterScheme(each)))
                .map(DatabaseAddress::of)
                .toList();
    }

    private static int afterScheme(String address) {
        int scheme = address.toLowerCase(Locale.ROOT).indexOf(SCHEME);
        return scheme < 0 ? 0 : scheme + SCHEME.length();
    }

    private static DatabaseAddress of(String address) {
        int question = address.indexOf('?');
        return question < 0
                ? new DatabaseAddress(address, List.of())
                : new DatabaseAddress(
                        address.substring(0, question),
                        List.of(address.substring(question + 1).split("&", -1)));
    }

    /** Whether nobody between this program and the server can read or change what is sent, or be the server. */
    boolean isSafe() {
        return isOnThisMachine() || isVerified();
    }

    /** Whether the server must prove, by a named authority, that it is the one that the address names. */
    boolean isVerified() {
        List<String> modes = values(MODE);
        return !modes.isEmpty()
                && modes.stream().allMatch(VERIFIED::equals)
                && authorities().stream().anyMatch(file -> !file.isBlank())
                && !says(ANOTHER_CHECK);
    }

    /** A name is looked up anew for each connection, so only {@code localhost} is this machine for good. */
    private boolean isOnThisMachine() {
        String host = host();
        if (says(ANOTHER_SERVER)) {
            return false;
        }
        if (host.isEmpty()
                || host.equalsIgnoreCase("localhost")
                || host.toUpperCase(Locale.ROOT).startsWith("%2F")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /** Where it is, without a user, a password or a parameter that somebody may have written there. */
    String shown() {
        return place.substring(place.lastIndexOf('@') + 1);
    }

    private String host() {
        String server = place.substring(0, place.indexOf('/') < 0 ? place.length() : place.indexOf('/'));
        String unnamed = server.substring(server.lastIndexOf('@') + 1);
        if (unnamed.startsWith("[")) {
            return unnamed.substring(1, Math.max(1, unnamed.indexOf(']')));
        }
        int colon = unnamed.indexOf(':');
        return colon < 0 ? unnamed : unnamed.substring(0, colon);
    }

    /** The files with the certificates of who vouches for the server. */
    List<String> authorities() {
        return values(AUTHORITY);
    }

    boolean asksForVerification() {
        return values(MODE).contains(VERIFIED);
    }

    /** The same for the reactive client, which would send a parameter that it does not know to the server. */
    String forReactiveClient() {
        List<String> known = new ArrayList<>(parameters);
        known.removeIf(parameter -> nameOf(parameter).equals(AUTHORITY));
        return SCHEME + place + (known.isEmpty() ? "" : known.stream().collect(Collectors.joining("&", "?", "")));
    }

    private List<String> values(String name) {
        return parameters.stream()
                .filter(parameter -> nameOf(parameter).equals(name))
                .map(parameter ->
                        URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .toList();
    }

    private boolean says(Set<String> names) {
        return parameters.stream()
                .map(parameter -> nameOf(parameter).toLowerCase(Locale.ROOT))
                .anyMatch(names::contains);
    }

    private static String nameOf(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }
}
