package io.ecocredit.commands;

import io.ecocredit.imports.ImportMode;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.regulation.text.RefusalException;
import io.ecocredit.regulation.text.RuleBook;
import io.ecocredit.start.DataFolder;
import io.ecocredit.start.FailureKind;
import io.ecocredit.start.PersonalDataKeyFile;
import io.ecocredit.start.Settings;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main job as one command: a folder in, the rated year as CSV out, through the very code of the service. */
@Command(
        name = "rate",
        mixinStandardHelpOptions = true,
        description = {
            "Imports a folder of CSVs into a fresh temporary database, rates a year and writes the results as CSV.",
            "Exit status: 0, or 2 with the refused rows on standard error when a row is refused and --mode is all."
        })
public final class RateCommand implements Callable<Integer> {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "institutions.csv, engagements.csv, records.csv and companions")
    private Path folder = Path.of(".");

    @Option(names = "--year", required = true, description = "evaluation year")
    private int year;

    @Option(names = "--as-of", required = true, description = "day at whose end (Asia/Shanghai) the result holds")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--practitioners", description = "rate practitioners instead of institutions")
    private boolean practitioners;

    @Option(
            names = "--mode",
            defaultValue = "ALL",
            description = "all (default): refuse on any bad row; valid: keep good rows")
    private ImportMode mode = ImportMode.ALL;

    /** What is to be rated. */
    record Order(Path folder, int year, LocalDate asOf, boolean practitioners, ImportMode mode) {}

    private static final AtomicReference<@Nullable Order> ORDER = new AtomicReference<>();

    /** The order of this process. */
    static Order order() {
        Order order = ORDER.get();
        if (order == null) {
            throw new IllegalStateException("nothing was ordered");
        }
        return order;
    }

    /** A year without rules, or a day that no register has, is told before anything starts. */
    private void requireRateable() {
        try {
            RuleBook.of(year);
        } catch (RefusalException unruled) {
            throw new ParameterException(spec.commandLine(), unruled.refusal().detail());
        }
        if (asOf.getYear() < FIRST_YEAR || asOf.getYear() > LAST_YEAR) {
            throw new ParameterException(
                    spec.commandLine(), "--as-of：应在" + FIRST_YEAR + "年至" + LAST_YEAR + "年之间 (out of range)");
        }
    }

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Files.isDirectory(folder)) {
            throw new CannotStart(
                    FailureKind.FOLDER, "没有目录 " + folder + "，请核对所给路径 (no such folder, check the path that is given)。");
        }
        requireRateable();
        ORDER.set(new Order(folder, year, asOf, practitioners, mode));
        Settings.workAlone();
        try (EmbeddedDatabase database =
                EmbeddedDatabase.temporary(DataFolder.fromEnvironment().own())) {
            DatabaseRoles.prepare(database.settings());
            Settings.apply(database.settings().asQuarkusProperties());
            Settings.apply(PersonalDataKeyFile.forOneRun());
            return Errand.run(RateApplication.class);
        }
    }
}
