package io.ecocredit.commands;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Carries out the rules of retention while the service works (A36). */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Tells what has been kept as long as its rule says; with --apply deletes or erases it.")
public final class RetentionCommand implements Callable<Integer> {

    /** The application's argument that tells it to act. */
    static final String APPLY = "apply";

    @Option(names = "--apply", description = "delete or erase what is due, in batches; may be repeated")
    private boolean apply;

    @Override
    public Integer call() throws IOException, SQLException {
        return Errand.onTheServicesDatabase(RetentionApplication.class, apply ? new String[] {APPLY} : new String[0]);
    }
}
