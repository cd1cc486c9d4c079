package io.ecocredit.start;

import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.edge.EdgeGuard;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.login.DemonstrationSession;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Gets everything ready that must stand before the service starts, and starts it. */
public final class Service {

    private Service() {}

    /** Serves until the process is told to stop. */
    public static void start() throws IOException, SQLException {
        DataFolder folder = DataFolder.fromEnvironment();
        DatabaseSettings external = Settings.settle();
        if (Settings.isProduction()) {
            ProductionRule.requireAll(ProductionSettings.of(ConfigProvider.getConfig(), Settings.profile(), external)
                    .withKeyFile());
        } else {
            Listening.warnIfOpen(Settings.configured(Listening.SETTING));
        }
        if (!Run.isReloaded()) {
            Ports.requireFree();
        }
        if (Settings.isPublicAlone()) {
            servePublicAlone(external);
        } else if (external == null) {
            startWithEmbeddedDatabase(folder);
        } else {
            serve(folder, external);
        }
    }

    private static void startWithEmbeddedDatabase(DataFolder folder) throws IOException, SQLException {
        try (FileLock lock = folder.lock();
                EmbeddedDatabase database = EmbeddedDatabase.in(folder.own())) {
            if (lock.isValid()) {
                serve(folder, database.settings());
            }
        }
    }

    /** Nothing is migrated, written to a folder or done by schedule; neither keys nor identities are known. */
    private static void servePublicAlone(@Nullable DatabaseSettings database) {
        if (database == null) {
            throw new CannotStart(
                    FailureKind.SETTINGS,
                    "只提供公开查询时须配置ECOCREDIT_DATABASE_URL (serving the public alone needs the database's address)。");
        }
        Settings.apply(Map.of(
                "quarkus.flyway.migrate-at-start", "false",
                "quarkus.hibernate-orm.active", "false",
                "quarkus.hibernate-orm.practitioners.active", "false",
                "quarkus.scheduler.enabled", "false",
                "quarkus.oidc.tenant-enabled", "false",
                "ecocredit.clock.adjustable", "false"));
        DatabaseRoles.requireProofOfReader(database);
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        StartChecks.areDue();
        Run.of(ServingApplication.class);
    }

    private static void serve(DataFolder folder, DatabaseSettings database) throws IOException, SQLException {
        PersonalDataKeyFile.provide(folder);
        if (database.migrates()) {
            DatabaseRoles.prepare(database);
        } else {
            DatabaseRoles.requireReady(database);
        }
        DatabaseRoles.requireProofOfReader(database);
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        StartChecks.areDue();
        if (!Settings.isProduction()) {
            DemonstrationIdentity identity = DemonstrationIdentity.in(folder.own());
            Settings.apply(identity.asQuarkusProperties());
            Welcome.prepare(folder.own(), identity);
            DemonstrationSession.begin(identity);
        }
        Run.of(ServingApplication.class);
    }
}
