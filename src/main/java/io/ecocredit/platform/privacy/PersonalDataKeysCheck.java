package io.ecocredit.platform.privacy;

import org.eclipse.microprofile.config.Config;

/** Looks at the keys for personal data before anything starts that would want them. */
public final class PersonalDataKeysCheck {

    private PersonalDataKeysCheck() {}

    /** @throws UnusableKeysException when they, or their file, are not what they should be */
    public static void require(Config config) {
        PersonalDataSettings settings = new PersonalDataSettings(config);
        new PersonalDataKeys(
                        settings.given(), settings.keyFile().map(KeyFile::new).orElse(null))
                .ring();
    }
}
