package io.ecocredit.start;

import io.ecocredit.start.ProductionSettings.Setting;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Passwords and keys that stand in files, as containers and systemd hand them over: {@code ECOCREDIT_DATABASE_PASSWORD_FILE}
 * names the file with what {@code ECOCREDIT_DATABASE_PASSWORD} would say, since more can see an environment than a file. The
 * file goes before the variable.
 */
final class SecretFiles {

    private static final Pattern OF_THE_DATABASE = Pattern.compile("ECOCREDIT_DATABASE_(?:([A-Z]+)_)?PASSWORD_FILE");
    private static final Pattern OF_THE_PROVIDER =
            Pattern.compile("QUARKUS_OIDC_(?:([A-Z]+)_)?CREDENTIALS_SECRET_FILE");
    private static final Pattern KEY = Pattern.compile("ECOCREDIT_PERSONAL_DATA_(INDEX_KEY|(?:INDEX_)?KEYS_.+)_FILE");

    private SecretFiles() {}

    /**
     * What the files say that are named, by setting.
     *
     * @throws CannotStart when one of them cannot be read, or is empty
     */
    static Map<String, String> read(Config given) {
        Map<String, String> read = new TreeMap<>();
        for (String name : given.getPropertyNames()) {
            String variable = new Setting(name, "").environmentName();
            setting(variable)
                    .ifPresent(setting -> given.getOptionalValue(name, String.class)
                            .ifPresent(path -> read.put(setting, content(variable, Path.of(path.strip())))));
        }
        return read;
    }

    private static Optional<String> setting(String variable) {
        Matcher database = OF_THE_DATABASE.matcher(variable);
        if (database.matches()) {
            return Optional.of("ecocredit.database." + before(database.group(1), "-") + "password");
        }
        Matcher provider = OF_THE_PROVIDER.matcher(variable);
        if (provider.matches()) {
            return Optional.of("quarkus.oidc." + before(provider.group(1), ".") + "credentials.secret");
        }
        Matcher key = KEY.matcher(variable);
        return key.matches()
                ? Optional.of(
                        "ecocredit.personal-data." + inLowerCase(key.group(1)).replaceFirst("(?<=keys)-", "."))
                : Optional.empty();
    }

    private static String before(@Nullable String part, String separator) {
        return part == null ? "" : inLowerCase(part) + separator;
    }

    private static String inLowerCase(String part) {
        return part.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String content(String variable, Path file) {
        String content;
        try {
            content = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    FailureKind.SETTINGS.sentence(variable + "=" + file + "，文件不能读取，it cannot be read"),
                    unreadable);
        }
        if (content.isEmpty()) {
            throw new CannotStart(
                    FailureKind.SETTINGS, FailureKind.SETTINGS.sentence(variable + "=" + file + "，文件为空，it is empty"));
        }
        return content;
    }
}
