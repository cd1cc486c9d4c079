package io.ecocredit.commands;

import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.start.DataFolder;
import io.ecocredit.start.FailureKind;
import io.ecocredit.start.PersonalDataKeyFile;
import io.ecocredit.start.Run;
import io.ecocredit.start.Settings;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import java.util.Map;

/** Work of a command that ends by itself: nothing is served, no schedule runs. */
final class Errand {

    private Errand() {}

    /**
     * Does the work on the service's database: while the service runs on it, or alone. A database in use is neither migrated
     * nor are its roles touched, since they are the service's.
     *
     * @return the exit status
     */
    static int onTheServicesDatabase(Class<? extends QuarkusApplication> work, String... arguments)
            throws IOException, SQLException {
        DatabaseSettings external = Settings.settleForWork();
        DataFolder folder = DataFolder.fromEnvironment();
        try (FileLock alone = external == null ? folder.tryLock() : null) {
            PersonalDataKeyFile.provide(folder);
            if (external != null) {
                return onRunning(external, work, arguments);
            }
            if (alone == null) {
                DatabaseSettings running = EmbeddedDatabase.runningIn(folder.own());
                if (running == null) {
                    throw new CannotStart(
                            FailureKind.FOLDER, "程序正在启动或停止，请稍后再试 (the program is starting or stopping, try again)。");
                }
                return onRunning(running, work, arguments);
            }
            try (EmbeddedDatabase own = EmbeddedDatabase.in(folder.own())) {
                DatabaseRoles.prepare(own.settings());
                Settings.apply(own.settings().asQuarkusProperties());
                return run(work, arguments);
            }
        }
    }

    /** Makes the roles and brings the schema to this program's version, as the owner; nothing else is done. */
    static int migrating() throws IOException, SQLException {
        DatabaseSettings external = Settings.settleForWork();
        if (external == null) {
            throw new CannotStart(
                    FailureKind.SETTINGS, "须配置ECOCREDIT_DATABASE_URL (the database's address is needed)。");
        }
        Settings.apply(Map.of("quarkus.flyway.migrate-at-start", "true", "ecocredit.clock.adjustable", "false"));
        DatabaseRoles.prepare(external);
        Settings.apply(external.asQuarkusProperties());
        return run(MigrateApplication.class);
    }

    private static int onRunning(
            DatabaseSettings database, Class<? extends QuarkusApplication> work, String... arguments)
            throws SQLException {
        DatabaseRoles.requireReady(database);
        Settings.apply(Map.of("quarkus.flyway.migrate-at-start", "false"));
        Settings.apply(database.asQuarkusProperties());
        return run(work, arguments);
    }

    /** Does the work on the database that the settings name. */
    static int run(Class<? extends QuarkusApplication> work, String... arguments) {
        Settings.apply(Map.of(
                "quarkus.http.host-enabled", "false",
                "quarkus.management.host-enabled", "false",
                "quarkus.management.port", "0",
                "quarkus.scheduler.enabled", "false",
                "quarkus.oidc.tenant-enabled", "false",
                "quarkus.log.level", "WARN"));
        return Run.of(work, arguments);
    }
}
