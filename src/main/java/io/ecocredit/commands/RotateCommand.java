package io.ecocredit.commands;

import io.ecocredit.platform.privacy.CipherSuite;
import io.ecocredit.start.DataFolder;
import io.ecocredit.start.PersonalDataKeyFile;
import io.ecocredit.start.PersonalDataKeyFile.Change;
import io.ecocredit.start.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes the keys of personal data while the service works (A36). */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Brings personal data under the active keys while the service works; may be interrupted, repeated and run twice.",
            "Exit status: 0, or 2 when somebody is still under another key."
        })
public final class RotateCommand implements Callable<Integer> {

    @Option(names = "--new-key", description = "first add a key to the key file and make it active")
    private boolean newKey;

    @Option(names = "--new-index-key", description = "first add a key of digests to the key file and make it active")
    private boolean newIndexKey;

    @Option(names = "--suite", description = "first make a suite active in the key file: international or national")
    private @Nullable CipherSuite suite;

    @Override
    public Integer call() throws IOException, SQLException {
        Change change = new Change(newKey, newIndexKey, suite);
        if (!change.isNone()) {
            Settings.settle();
            PersonalDataKeyFile.change(DataFolder.fromEnvironment(), change);
        }
        return Errand.onTheServicesDatabase(RotateApplication.class);
    }
}
