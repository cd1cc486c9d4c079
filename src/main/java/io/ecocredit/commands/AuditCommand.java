package io.ecocredit.commands;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What supervision can check from the command line. */
@Command(name = "audit", mixinStandardHelpOptions = true, description = "Checks what the register says of itself.")
public final class AuditCommand {

    @Command(
            name = "trail",
            mixinStandardHelpOptions = true,
            description = {
                "Verifies the chain over the audit trail and names the first broken link (A36).",
                "Exit status: 0 when it is whole, 2 when it is not."
            })
    int trail(
            @Option(names = "--head", description = "a head noted earlier, which the chain must still hold") @Nullable
                    String head)
            throws IOException, SQLException {
        return Errand.onTheServicesDatabase(AuditApplication.class, head == null ? new String[0] : new String[] {head});
    }

    @Command(
            name = "results",
            mixinStandardHelpOptions = true,
            description = {
                "Recomputes every published result from its file and names each that says otherwise (A31).",
                "Exit status: 0 when all agree, 2 when one does not."
            })
    int results() throws IOException, SQLException {
        return Errand.onTheServicesDatabase(ResultAuditApplication.class);
    }
}
