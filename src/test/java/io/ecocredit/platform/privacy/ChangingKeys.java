package io.ecocredit.platform.privacy;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** A service of its own whose keys are in a file that the test changes; the keys of all tests are configured beside it. */
public abstract class ChangingKeys implements QuarkusTestProfile {

    private static final String KEY_FILE = "ecocredit.personal-data.key-file";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    KEY_FILE, Files.createTempFile("ecocredit-keys-", ".test").toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes these the settings of the file. */
    public static void write(Map<String, String> settings) {
        try {
            new KeyFile(ConfigProvider.getConfig().getValue(KEY_FILE, Path.class)).write(settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
