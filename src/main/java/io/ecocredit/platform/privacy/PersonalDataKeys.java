package io.ecocredit.platform.privacy;

import io.ecocredit.platform.serving.Served;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys as they stand. A key file is looked at before each use, so that a key which another process has just added is
 * known before anything encrypted with it can be met; nothing needs a restart.
 */
@Singleton
final class PersonalDataKeys {

    private static final Logger LOG = Logger.getLogger(PersonalDataKeys.class);

    private record Read(KeyFile.Version version, KeyRing ring) {}

    private final Map<String, String> given;
    private final @Nullable KeyFile file;
    private final boolean areThere;
    private volatile @Nullable Read last;

    @Inject
    PersonalDataKeys(PersonalDataSettings settings, Served served) {
        this(settings.given(), settings.keyFile().map(KeyFile::new).orElse(null), !served.isPublicAlone());
    }

    PersonalDataKeys(Map<String, String> given, @Nullable KeyFile file) {
        this(given, file, true);
        this.last = first();
    }

    /**
     * Read when they are wanted for the first time: a migration has none and wants none, and whoever serves has looked at them
     * before the start.
     *
     * @param areThere false in a process that never sees personal data and is given no keys
     */
    private PersonalDataKeys(Map<String, String> given, @Nullable KeyFile file, boolean areThere) {
        this.given = given;
        this.file = file;
        this.areThere = areThere;
    }

    private Read first() {
        if (!areThere) {
            throw new IllegalStateException("this process knows no keys, for it serves the public alone");
        }
        if (file == null) {
            return new Read(new KeyFile.Version(""), KeyRing.of(given));
        }
        try {
            return read(file);
        } catch (IOException unreadable) {
            throw new UnusableKeysException("密钥文件" + file.path() + "无法读取", "the key file cannot be read", unreadable);
        }
    }

    /** A file that has become unreadable leaves the keys as they were, and is told once for each of its states. */
    KeyRing ring() {
        Read known = last;
        if (known == null) {
            known = first();
            last = known;
        }
        if (file == null) {
            return known.ring();
        }
        try {
            KeyFile.Version version = file.version();
            if (!version.equals(known.version())) {
                known = reread(file, version, known);
                last = known;
            }
        } catch (IOException unreadable) {
            LOG.errorf("the key file %s is out of reach; the keys stay as they were", file.path());
        }
        return known.ring();
    }

    private Read reread(KeyFile changed, KeyFile.Version version, Read known) throws IOException {
        try {
            return read(changed);
        } catch (IllegalStateException unusable) {
            LOG.errorf("the key file is not usable, the keys stay as they were: %s", unusable.getMessage());
            return new Read(version, known.ring());
        }
    }

    /** The version is asked first: what is written meanwhile makes it outdated, and is read the next time. */
    private Read read(KeyFile from) throws IOException {
        KeyFile.Version version = from.version();
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(from.read());
        return new Read(version, KeyRing.of(all));
    }
}
