package io.ecocredit.start;

import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the demonstration prints once it is ready: what to open, and a line to try as each role. */
final class Welcome {

    private static final AtomicReference<@Nullable Welcome> PREPARED = new AtomicReference<>();

    private final Path folder;
    private final DemonstrationIdentity identity;

    private Welcome(Path folder, DemonstrationIdentity identity) {
        this.folder = folder;
        this.identity = identity;
    }

    static void prepare(Path folder, DemonstrationIdentity identity) {
        PREPARED.set(new Welcome(folder, identity));
    }

    /** The welcome of this process, or null where the demonstration does not run. */
    static @Nullable Welcome prepared() {
        return PREPARED.get();
    }

    void print(PrintStream out, String address, Clock clock) {
        out.println();
        out.println("Ecocredit 已就绪 (ready) · 数据目录 (data folder): " + folder);
        out.println("  公开查询 (public page):        " + address + "/");
        out.println("  办理页面 (pages inside):       " + address + "/inside");
        out.println("  接口说明 (API description):    " + address + "/api/v1/openapi");
        out.println("  公开接口 (public API):         curl '" + address + "/api/v1/grades?year=2024&grade=WARNING'");
        out.println();
        out.println("各角色可直接运行的命令，令牌一小时有效；新令牌：./run token 角色 (one-hour tokens; more: ./run token ROLE)");
        for (DemonstrationRole role : DemonstrationRole.values()) {
            String token = identity.token(role, clock);
            out.println();
            out.println("# " + role.role());
            out.println("curl -H 'Authorization: Bearer " + token + "' '" + address + role.example() + "'");
        }
        out.println();
        out.flush();
    }
}
