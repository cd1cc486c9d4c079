package io.ecocredit;

import io.ecocredit.StartFailure.CannotStart;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.edge.EdgeGuard;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationSession;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gets everything ready that must stand before the service starts, and starts it. */
final class Service {

    private Service() {}

    /** Serves until the process is told to stop. */
    static void start() {
        String profile = Settings.profile();
        Settings.profile(profile);
        DataFolder folder = DataFolder.fromEnvironment();
        try {
            DatabaseSettings external = DatabaseSettings.fromEnvironment(System.getenv());
            if (Settings.isProduction()) {
                ProductionRule.requireAll(ProductionSettings.of(ConfigProvider.getConfig(), profile, external)
                        .withKeyFile());
            }
            if (external == null) {
                startWithEmbeddedDatabase(folder);
            } else {
                serve(folder, external);
            }
        } catch (IOException | SQLException failure) {
            throw new CannotStart("无法启动 (cannot start)：" + failure.getMessage(), failure);
        }
    }

    private static void startWithEmbeddedDatabase(DataFolder folder) throws IOException, SQLException {
        try (FileLock lock = folder.lock();
                EmbeddedDatabase database = EmbeddedDatabase.in(folder.path())) {
            if (lock.isValid()) {
                serve(folder, database.settings());
            }
        }
    }

    private static void serve(DataFolder folder, DatabaseSettings database) throws IOException, SQLException {
        DatabaseRoles.prepare(database);
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        PersonalDataKeyFile.provide(folder.path(), Settings.profile());
        if (!Settings.isProduction()) {
            DemonstrationIdentity identity = DemonstrationIdentity.in(folder.path());
            Settings.apply(identity.asQuarkusProperties());
            Welcome.prepare(folder.path(), identity);
            DemonstrationSession.begin(identity);
        }
        Quarkus.run(ServingApplication.class);
    }
}
