package io.ecocredit.commands;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Computes every result anew and mends what is shown otherwise (A31). */
@Command(
        name = "revise",
        mixinStandardHelpOptions = true,
        description = {
            "Recomputes everybody's result from the files as of today, names what is shown otherwise and mends it, through the"
                    + " feed and new editions as any revision (A31). The service may run meanwhile.",
            "Exit status: 0 when all agree at the end, 2 when one does not."
        })
public final class ReviseCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, SQLException {
        return Errand.onTheServicesDatabase(ReviseApplication.class);
    }
}
