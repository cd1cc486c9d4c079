package io.ecocredit;

import io.ecocredit.StartFailure.CannotStart;
import io.ecocredit.platform.database.DatabaseRoles;
import io.ecocredit.platform.database.DatabaseSettings;
import io.ecocredit.platform.database.EmbeddedDatabase;
import io.ecocredit.platform.edge.EdgeGuard;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Gets everything ready that must stand before the service starts, and starts it. */
final class Service {

    private static final String OIDC_SERVER = "quarkus.oidc.auth-server-url";

    private Service() {}

    /** Serves until the process is told to stop. */
    static void start() {
        String profile = Settings.profile();
        Settings.profile(profile);
        DataFolder folder = DataFolder.fromEnvironment();
        try {
            requireSafeIdentity(profile);
            DatabaseSettings external = DatabaseSettings.fromEnvironment(System.getenv());
            if (external == null) {
                startWithEmbeddedDatabase(folder, profile);
            } else {
                serve(folder, profile, external);
            }
        } catch (IOException | SQLException failure) {
            throw new CannotStart("无法启动 (cannot start)：" + failure.getMessage(), failure);
        }
    }

    private static void startWithEmbeddedDatabase(DataFolder folder, String profile) throws IOException, SQLException {
        try (FileLock lock = folder.lock();
                EmbeddedDatabase database = EmbeddedDatabase.in(folder.path())) {
            if (lock.isValid()) {
                serve(folder, profile, database.settings());
            }
        }
    }

    private static void serve(DataFolder folder, String profile, DatabaseSettings database)
            throws IOException, SQLException {
        DatabaseRoles.prepare(database);
        Settings.apply(database.asQuarkusProperties());
        Settings.apply(EdgeGuard.BEFORE_START);
        if (isProduction(profile)) {
            requireConfigured("ecocredit.personal-data.active-key");
        } else {
            Settings.apply(PersonalDataKeyFile.in(folder.path()));
            DemonstrationIdentity identity = DemonstrationIdentity.in(folder.path());
            Settings.apply(identity.asQuarkusProperties());
            Welcome.prepare(folder.path(), identity);
        }
        Quarkus.run(ServingApplication.class);
    }

    /** Production takes tokens of an OpenID provider only; the demonstration's must not be there at all. */
    private static void requireSafeIdentity(String profile) {
        if (!isProduction(profile)) {
            return;
        }
        if (configured("quarkus.oidc.public-key") != null
                || DemonstrationIdentity.ISSUER.equals(configured("quarkus.oidc.token.issuer"))) {
            throw new CannotStart("生产环境（prod）拒绝使用演示身份：请去掉 quarkus.oidc.public-key 和演示签发者。"
                    + "(The production profile refuses the demonstration identity.)");
        }
        requireConfigured(OIDC_SERVER);
    }

    private static void requireConfigured(String property) {
        if (configured(property) == null) {
            throw new CannotStart("生产环境（prod）缺少配置 " + property + "。(The production profile needs it.)");
        }
    }

    private static @Nullable String configured(String property) {
        return ConfigProvider.getConfig()
                .getOptionalValue(property, String.class)
                .orElse(null);
    }

    private static boolean isProduction(String profile) {
        return profile.contains("prod");
    }
}
