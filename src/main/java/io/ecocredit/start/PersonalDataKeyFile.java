package io.ecocredit.start;

import io.ecocredit.platform.privacy.CipherSuite;
import io.ecocredit.platform.privacy.KeyFile;
import io.ecocredit.platform.privacy.PersonalDataKeysCheck;
import io.ecocredit.platform.privacy.UnusableKeysException;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Keys for personal data where none are configured: in a file that the service follows while it runs, or for one run. */
public final class PersonalDataKeyFile {

    private static final String PREFIX = "ecocredit.personal-data.";
    private static final String FILE = PREFIX + "key-file";
    private static final String ACTIVE_KEY = PREFIX + "active-key";
    private static final String LOCAL = "local-";

    /** Under which the first key of a data folder is kept; production does not take it. */
    static final String FIRST_KEY = LOCAL + 1;

    private static final int KEY_BYTES = 32;

    private PersonalDataKeyFile() {}

    /** What a change of keys asks for; any part may be left as it is. */
    public record Change(
            boolean newKey, boolean newIndexKey, @Nullable CipherSuite suite) {
        public boolean isNone() {
            return !newKey && !newIndexKey && suite == null;
        }
    }

    /**
     * Sees to it that there are keys: those configured, or outside production those of the data folder.
     *
     * @throws UnusableKeysException when they can protect nothing
     */
    public static void provide(DataFolder folder) throws IOException {
        provideUnchecked(folder);
        PersonalDataKeysCheck.require(ConfigProvider.getConfig());
    }

    private static void provideUnchecked(DataFolder folder) throws IOException {
        if (Settings.configured(FILE) != null || Settings.configured(ACTIVE_KEY) != null) {
            return;
        }
        if (Settings.isProduction()) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    "生产环境（prod）缺少配置 " + ACTIVE_KEY + " 或 " + FILE + "。(The production profile needs it.)");
        }
        Path file = inFolder(folder);
        try {
            change(file, settings -> {});
        } catch (IOException unreadable) {
            throw unusable(file, unreadable);
        }
        Settings.apply(Map.of(FILE, file.toString()));
    }

    /** What a file holds, whose path somebody configured. */
    static Map<String, String> read(Path file) {
        try {
            return new KeyFile(file).read();
        } catch (IOException unreadable) {
            throw unusable(file, unreadable);
        }
    }

    private static CannotStart unusable(Path file, IOException unreadable) {
        return new CannotStart(
                FailureKind.KEYS,
                FailureKind.KEYS.sentence(file + " " + unreadable.getClass().getSimpleName()),
                unreadable);
    }

    public static Map<String, String> forOneRun() {
        return Map.of(PREFIX + "keys.run", random(), ACTIVE_KEY, "run", PREFIX + "index-key", random());
    }

    /**
     * Adds keys to the file and makes them active. Old ones stay, and whoever reads the file reads it anew before each use,
     * so nothing that is encrypted from now on is unreadable to anybody.
     */
    public static void change(DataFolder folder, Change wanted) throws IOException {
        String file = Settings.configured(FILE);
        if (file == null && Settings.configured(ACTIVE_KEY) != null) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    "密钥由配置给定，请在配置中增加并启用新密钥，重启各实例后再运行 rotate "
                            + "(the keys are configured: add and activate the new one there, restart every copy, then rotate)。");
        }
        change(file == null ? inFolder(folder) : Path.of(file), settings -> {
            if (wanted.newKey()) {
                add(settings, "keys.", "active-key");
            }
            if (wanted.newIndexKey()) {
                add(settings, "index-keys.", "active-index-key");
            }
            if (wanted.suite() != null) {
                settings.put("suite", wanted.suite().label());
            }
        });
    }

    /** One change at a time: of two processes that add a key to the same file, neither may lose the other's. */
    private static void change(Path file, Consumer<Map<String, String>> change) throws IOException {
        try (FileChannel guard = FileChannel.open(
                        file.resolveSibling(file.getFileName() + ".lock"),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                FileLock lock = guard.lock()) {
            boolean exists = lock.isValid() && Files.exists(file);
            Map<String, String> before = exists ? new KeyFile(file).read() : firstKeys();
            Map<String, String> after = new TreeMap<>(before);
            change.accept(after);
            if (!exists || !after.equals(before)) {
                new KeyFile(file).write(after);
            }
        }
    }

    private static Map<String, String> firstKeys() {
        return Map.of("keys." + LOCAL + 1, random(), "active-key", LOCAL + 1, "index-key", random());
    }

    private static void add(Map<String, String> settings, String prefix, String active) {
        int number = 2;
        while (settings.containsKey(prefix + LOCAL + number)) {
            number++;
        }
        settings.put(prefix + LOCAL + number, random());
        settings.put(active, LOCAL + number);
    }

    private static Path inFolder(DataFolder folder) throws IOException {
        return folder.own().resolve("personal-data-keys");
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
