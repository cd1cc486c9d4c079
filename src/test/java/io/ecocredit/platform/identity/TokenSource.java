package io.ecocredit.platform.identity;

import java.util.Map;

/** Where a test gets its tokens: from a key of its own ({@link TestTokens#SOURCE}), or from a real provider. */
@FunctionalInterface
public interface TokenSource {

    /** An access token for a role that is bound by claims such as {@code division}; the same asked twice is one caller. */
    String token(String role, Map<String, String> claims);

    /** The value of an Authorization header. */
    default String bearer(String role, Map<String, String> claims) {
        return "Bearer " + token(role, claims);
    }

    default String bearer(String role) {
        return bearer(role, Map.of());
    }
}
