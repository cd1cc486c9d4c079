package io.ecocredit.start;

import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.serving.Served;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * What production would start with, for its rules to look at: every setting under whatever spelling it was given, and the
 * database, or null where none is named.
 */
record ProductionSettings(List<Setting> settings, @Nullable DatabaseSettings database) {

    private static final Pattern OF_A_PROFILE = Pattern.compile("%([^.]+)\\.(.+)");

    /** A setting as it was given, such as {@code quarkus.oidc.public-key} or {@code QUARKUS_OIDC_PUBLIC_KEY}. */
    record Setting(String name, String value) {

        boolean isNamed(Pattern environmentName) {
            return environmentName.matcher(environmentName()).matches();
        }

        /** The one spelling that all others of a name share. */
        String environmentName() {
            return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        }
    }

    /** The settings of a configuration that hold in a profile; other profiles' own do not. */
    public static ProductionSettings of(Config config, String profile, @Nullable DatabaseSettings database) {
        List<String> profiles = Arrays.asList(profile.split(","));
        return new ProductionSettings(
                StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                        .flatMap(name -> value(config, name).stream()
                                .map(value -> new Setting(inProfile(name, profiles), value)))
                        .filter(setting -> !setting.name().startsWith("%"))
                        .toList(),
                database);
    }

    /** The same with the keys of the key file, where one is named. */
    ProductionSettings withKeyFile() {
        List<Setting> all = new ArrayList<>(settings);
        for (Setting file : find("ECOCREDIT_PERSONAL_DATA_KEY_FILE", path -> !path.isBlank())) {
            PersonalDataKeyFile.read(Path.of(file.value()))
                    .forEach((name, value) -> all.add(new Setting("ecocredit.personal-data." + name, value)));
        }
        return new ProductionSettings(all, database);
    }

    private static String inProfile(String name, List<String> profiles) {
        var parts = OF_A_PROFILE.matcher(name);
        return parts.matches() && Arrays.stream(parts.group(1).split(",")).anyMatch(profiles::contains)
                ? parts.group(2)
                : name;
    }

    private static Optional<String> value(Config config, String name) {
        try {
            return Optional.ofNullable(config.getConfigValue(name).getValue()).filter(value -> !value.isBlank());
        } catch (NoSuchElementException refersToNothing) {
            return Optional.empty();
        }
    }

    /** Whether the copy is to serve the public alone. */
    boolean isPublicAlone() {
        return !find("ECOCREDIT_SERVES", Served.Part.PUBLIC.name()::equalsIgnoreCase)
                .isEmpty();
    }

    /** The settings whose name, spelt as an environment variable, matches and whose value is of some sort. */
    List<Setting> find(String environmentName, Predicate<String> sort) {
        Pattern wanted = Pattern.compile(environmentName);
        return settings.stream()
                .filter(setting ->
                        setting.isNamed(wanted) && sort.test(setting.value().strip()))
                .toList();
    }
}
