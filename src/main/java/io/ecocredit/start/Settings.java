package io.ecocredit.start;

import io.ecocredit.platform.serving.Served;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Configuration that the program works out for itself before the service starts; what is given explicitly goes first. */
public final class Settings {

    public static final String DEMONSTRATION = "demonstration";

    private static final String PROFILE = "quarkus.profile";

    private Settings() {}

    /** The profile that was asked for, or the demonstration. */
    public static String profile() {
        String property = System.getProperty(PROFILE);
        return property == null ? System.getenv().getOrDefault("QUARKUS_PROFILE", DEMONSTRATION) : property;
    }

    /** What is configured under a name, wherever that was given; null when nothing is. */
    static @Nullable String configured(String property) {
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .orElse(null);
    }

    static boolean isProduction() {
        return profile().contains("prod");
    }

    /** Whether this process is to serve the public alone. */
    static boolean isPublicAlone() {
        return Served.Part.PUBLIC.name().equalsIgnoreCase(configured(Served.SETTING));
    }

    public static void apply(Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }

    public static void profile(String profile) {
        System.setProperty(PROFILE, profile);
    }
}
