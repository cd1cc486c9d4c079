package io.ecocredit.platform.privacy;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * How personal data are protected, as configured below {@code ecocredit.personal-data}. Keys are base64 of 32 random bytes,
 * given one by one, or in a file, or both. The id of a key given by an environment variable is in lower case, with a dash
 * for each underscore: {@code ECOCREDIT_PERSONAL_DATA_KEYS_AUTUMN_2026} is the key {@code autumn-2026}. A variable that ends in
 * {@code _FILE} names a file in which the key stands, and was read before.
 */
@Singleton
final class PersonalDataSettings {

    private static final String PREFIX = "ecocredit.personal-data.";
    private static final String PREFIX_OF_VARIABLES = "ECOCREDIT_PERSONAL_DATA_";
    private static final Pattern VARIABLE_OF_KEY =
            Pattern.compile(PREFIX_OF_VARIABLES + "(INDEX_)?KEYS_(.+)$(?<!_FILE)");
    private static final Pattern KEY = Pattern.compile("(index-)?keys\\..+");
    private static final String[] SINGLE = {"suite", "active-key", "active-index-key", "index-key"};

    private final Config config;

    PersonalDataSettings(Config config) {
        this.config = config;
    }

    /** A file of the same settings, which goes before them and may change while the service runs. */
    Optional<Path> keyFile() {
        return config.getOptionalValue(PREFIX + "key-file", Path.class);
    }

    /** What is given outside the file, under the names that the file uses. */
    Map<String, String> given() {
        Map<String, String> given = new TreeMap<>();
        for (String name : SINGLE) {
            config.getOptionalValue(PREFIX + name, String.class).ifPresent(value -> given.put(name, value));
        }
        for (String property : config.getPropertyNames()) {
            String name = nameInFile(property);
            if (KEY.matcher(name).matches()) {
                config.getOptionalValue(property, String.class).ifPresent(value -> given.putIfAbsent(name, value));
            }
        }
        return given;
    }

    private static String nameInFile(String property) {
        if (property.startsWith(PREFIX)) {
            return property.substring(PREFIX.length());
        }
        return VARIABLE_OF_KEY
                .matcher(property)
                .results()
                .findFirst()
                .map(variable -> (variable.group(1) == null ? "keys." : "index-keys.")
                        + variable.group(2).toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse("");
    }
}
