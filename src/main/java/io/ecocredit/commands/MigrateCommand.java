package io.ecocredit.commands;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prepares a database before the copies of a new version start on it. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the roles and brings the schema of ECOCREDIT_DATABASE_URL to this version, as the owner.",
            "Copies of the version before go on working. May be repeated, and run twice at once."
        })
public final class MigrateCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, SQLException {
        return Errand.migrating();
    }
}
