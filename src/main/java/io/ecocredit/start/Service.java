package io.ecocredit.start;

import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.edge.EdgeGuard;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.login.DemonstrationSession;
import io.ecocredit.start.StartFailure.CannotStart;
import io.quarkus.runtime.Quarkus;
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
    public static void start() {
        DataFolder folder = DataFolder.fromEnvironment();
        try {
            DatabaseSettings external = Settings.settle();
            if (Settings.isProduction()) {
                ProductionRule.requireAll(
                        ProductionSettings.of(ConfigProvider.getConfig(), Settings.profile(), external)
                                .withKeyFile());
            } else {
                Listening.warnIfOpen(Settings.configured(Listening.SETTING));
            }
            if (Settings.isPublicAlone()) {
                servePublicAlone(external);
            } else if (external == null) {
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
                    "只提供公开查询时须配置ECOCREDIT_DATABASE_URL (serving the public alone needs the database's address)。");
        }
        Settings.apply(Map.of(
                "quarkus.flyway.migrate-at-start", "false",
                "quarkus.hibernate-orm.active", "false",
                "quarkus.hibernate-orm.practitioners.active", "false",
                "quarkus.scheduler.enabled", "false",
                "quarkus.oidc.tenant-enabled", "false",
                "ecocredit.clock.adjustable", "false"));
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        StartChecks.areDue();
        Quarkus.run(ServingApplication.class);
    }

    private static void serve(DataFolder folder, DatabaseSettings database) throws IOException, SQLException {
        if (database.migrates()) {
            DatabaseRoles.prepare(database);
        }
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        StartChecks.areDue();
        PersonalDataKeyFile.provide(folder);
        if (!Settings.isProduction()) {
            DemonstrationIdentity identity = DemonstrationIdentity.in(folder.own());
            Settings.apply(identity.asQuarkusProperties());
            Welcome.prepare(folder.own(), identity);
            DemonstrationSession.begin(identity);
        }
        Quarkus.run(ServingApplication.class);
    }
}
