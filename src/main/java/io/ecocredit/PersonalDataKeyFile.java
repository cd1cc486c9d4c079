package io.ecocredit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Keys for personal data where none are configured: kept in the data folder, or made for one run. */
final class PersonalDataKeyFile {

    private static final int KEY_BYTES = 32;

    /** Under which its key is kept; production does not take it. */
    static final String KEY_ID = "local-1";

    private PersonalDataKeyFile() {}

    /** The keys of a data folder, made on first use and readable by the owner alone. */
    static Map<String, String> in(Path folder) throws IOException {
        Path file = folder.resolve("personal-data-keys");
        if (!Files.exists(file)) {
            Path fresh = Files.createTempFile(
                    folder,
                    "keys",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, List.of(random(), random()));
            Files.move(fresh, file);
        }
        List<String> keys = Files.readAllLines(file);
        return properties(keys.getFirst(), keys.getLast());
    }

    static Map<String, String> forOneRun() {
        return properties(random(), random());
    }

    private static Map<String, String> properties(String key, String indexKey) {
        return Map.of(
                "ecocredit.personal-data.keys." + KEY_ID,
                key,
                "ecocredit.personal-data.active-key",
                KEY_ID,
                "ecocredit.personal-data.index-key",
                indexKey);
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
