package io.ecocredit.platform.database;

import java.util.Locale;
import java.util.Set;

/** Passwords that whoever tries a few gets in with: none, the user's own name, and those of installation guides. */
final class GuessablePassword {

    private static final Set<String> WELL_KNOWN = Set.of("""
            postgres postgresql ecocredit password passw0rd password1 password123 pass changeme change-me change_me
            changeit admin admin123 administrator root secret default test none any 123456 12345678 123456789
            1234567890 111111 000000 qwerty letmein welcome""".split("\\s", -1));

    private GuessablePassword() {}

    static boolean is(String password, String user) {
        String plain = password.strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() || plain.equals(user.toLowerCase(Locale.ROOT)) || WELL_KNOWN.contains(plain);
    }
}
