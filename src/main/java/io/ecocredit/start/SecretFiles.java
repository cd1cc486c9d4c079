package io.ecocredit.start;

import io.ecocredit.start.StartFailure.CannotStart;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Passwords and keys that stand in files, as containers and systemd hand them over: {@code ECOCREDIT_DATABASE_PASSWORD_FILE}
 * names the file with what {@code ECOCREDIT_DATABASE_PASSWORD} would say, since an environment is seen by more than a file is.
 * The file goes before the variable. What is read once is followed only where its owner says so.
 */
public final class SecretFiles implements ConfigSourceFactory {

    private static final Pattern NAMED = Pattern.compile(
            "((?:ECOCREDIT|QUARKUS)_(?:.+_)?(?:PASSWORD|SECRET)|ECOCREDIT_PERSONAL_DATA_(?:INDEX_)?KEYS?(?:_.+)?)_FILE");

    /** A file of settings rather than of one, under a name of its own. */
    private static final String KEY_FILE = "ECOCREDIT_PERSONAL_DATA_KEY_FILE";

    private static final int BEFORE_THE_ENVIRONMENT = 310;

    /** @throws CannotStart when a file that is named cannot be read, or is empty */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> read = new HashMap<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
            String name = names.next();
            String variable = new ProductionSettings.Setting(name, "").environmentName();
            Matcher named = NAMED.matcher(variable);
            String path = context.getValue(name).getValue();
            if (named.matches() && !variable.equals(KEY_FILE) && path != null && !path.isBlank()) {
                read.put(named.group(1), content(variable, Path.of(path.strip())));
            }
        }
        return read.isEmpty() ? List.of() : List.of(new EnvConfigSource(read, BEFORE_THE_ENVIRONMENT));
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
