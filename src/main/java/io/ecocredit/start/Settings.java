package io.ecocredit.start;

import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.serving.Served;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.QuarkusConfigFactory;
import io.smallrye.config.SmallRyeConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Configuration that the program works out for itself before the service starts; what is given explicitly goes first. */
public final class Settings {

    private static final String PROFILE = "quarkus.profile";

    /** What goes before the address that the program works out for itself. */
    private static final Pattern ADDRESS = Pattern.compile("quarkus\\.datasource\\..*url");

    private static final String DATABASE = "ECOCREDIT_DATABASE_";

    private Settings() {}

    /**
     * Settles under which profile this process runs, and says which database it is to use. Profile and database may be told
     * by system properties, the environment, a file {@code .env} or a file of the configuration, as any other setting.
     *
     * @return the database that is named, or null for the embedded one
     * @throws CannotStart when the two do not go together
     */
    public static @Nullable DatabaseSettings settle() {
        apply(SecretFiles.read(given()));
        SmallRyeConfig given = given();
        DatabaseSettings external = named(given);
        boolean isNamed = external != null
                || System.getProperties().stringPropertyNames().stream().anyMatch(ADDRESS.asMatchPredicate());
        profile(Profile.settled(Profile.asked(given.getConfigSources()), isNamed));
        given();
        return external;
    }

    /**
     * What is set, as it is read now. Until its service has started, a native image knows otherwise what was set where it was
     * built, and nothing of where it runs.
     */
    private static SmallRyeConfig given() {
        SmallRyeConfig given = ConfigUtils.configBuilder().build();
        if (ImageMode.current().isNativeImage()) {
            QuarkusConfigFactory.setConfig(given);
        }
        return given;
    }

    /**
     * The same for work beside the service, which needs nothing of production but a database that is the one it says.
     *
     * @throws CannotStart when it could be another
     */
    public static @Nullable DatabaseSettings settleForWork() {
        DatabaseSettings external = settle();
        if (isProduction()) {
            ProductionRule.A_DATABASE_THAT_PROVES_WHO_IT_IS.require(
                    ProductionSettings.of(ConfigProvider.getConfig(), profile(), external));
        }
        return external;
    }

    /** Runs as a demonstration whatever was asked for: for work that serves nobody, on data that it brings itself. */
    public static void workAlone() {
        profile(Profile.DEMONSTRATION);
    }

    private static @Nullable DatabaseSettings named(SmallRyeConfig given) {
        try {
            return DatabaseSettings.fromEnvironment(ofTheDatabase(given));
        } catch (IllegalArgumentException unreadable) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    FailureKind.SETTINGS.sentence(
                            "ECOCREDIT_DATABASE_URL, ECOCREDIT_DATABASE_READ_URL: postgresql://host:port/database"),
                    unreadable);
        }
    }

    private static Map<String, String> ofTheDatabase(SmallRyeConfig given) {
        Map<String, String> variables = new HashMap<>();
        for (String name : given.getPropertyNames()) {
            String variable = new ProductionSettings.Setting(name, "").environmentName();
            String value = variable.startsWith(DATABASE) ? given.getRawValue(name) : null;
            if (value != null) {
                variables.put(variable, value);
            }
        }
        return variables;
    }

    /** The profile that was settled; production until then. */
    static String profile() {
        return System.getProperty(PROFILE, Profile.PRODUCTION);
    }

    /** What is configured under a name, wherever that was given; null when nothing is. */
    static @Nullable String configured(String property) {
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .orElse(null);
    }

    /** Whether all rules of production hold; only the demonstration is without. */
    public static boolean isProduction() {
        return !profile().equals(Profile.DEMONSTRATION);
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

    private static void profile(String profile) {
        System.setProperty(PROFILE, profile);
    }
}
