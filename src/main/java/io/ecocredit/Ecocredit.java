package io.ecocredit;

import io.ecocredit.commands.AuditCommand;
import io.ecocredit.commands.MigrateCommand;
import io.ecocredit.commands.RateCommand;
import io.ecocredit.commands.RetentionCommand;
import io.ecocredit.commands.ReviseCommand;
import io.ecocredit.commands.RotateCommand;
import io.ecocredit.commands.TokenCommand;
import io.ecocredit.start.FailureKind;
import io.ecocredit.start.OwnTemporaryFolder;
import io.ecocredit.start.Service;
import io.ecocredit.start.StartFailure;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: without a command it serves; see {@code --help}. */
@QuarkusMain
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        version = "Ecocredit",
        description = "第三方生态环境服务机构信用评价 · credit evaluation under 内环发〔2024〕21号",
        subcommands = {
            MigrateCommand.class,
            RateCommand.class,
            RetentionCommand.class,
            ReviseCommand.class,
            RotateCommand.class,
            TokenCommand.class,
            AuditCommand.class
        })
public final class Ecocredit implements Callable<Integer> {

    public static void main(String... arguments) {
        CommandLine program = new CommandLine(new Ecocredit())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new StartFailure());
        int status = OwnTemporaryFolder.isSettled() ? program.execute(arguments) : FailureKind.FOLDER.status();
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws IOException, SQLException {
        Service.start();
        return 0;
    }
}
