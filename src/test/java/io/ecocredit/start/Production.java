package io.ecocredit.start;

import java.util.Map;

/** What an operator sets before a start in production. */
public final class Production {

    private static final String KEY = "kq0xJ1bZ4n5yqCwPpZ3mUeTt8sV7rFhGd2aL9oXiYc8=";

    /** Settings that keep every rule, with nobody behind the addresses. */
    public static final Map<String, String> SETTINGS = Map.of(
            "QUARKUS_PROFILE", "prod",
            "ECOCREDIT_PUBLIC_ADDRESS", "https://ecocredit.example",
            "QUARKUS_OIDC_AUTH_SERVER_URL", "https://127.0.0.1:9/realms/ecocredit",
            "ECOCREDIT_DATABASE_URL", "postgresql://127.0.0.1:9/ecocredit",
            "ECOCREDIT_DATABASE_PASSWORD", "walnut-ladder-cobalt-17",
            "ECOCREDIT_PERSONAL_DATA_KEYS_K1", KEY,
            "ECOCREDIT_PERSONAL_DATA_ACTIVE_KEY", "k1",
            "ECOCREDIT_PERSONAL_DATA_INDEX_KEY", KEY);

    private Production() {}
}
