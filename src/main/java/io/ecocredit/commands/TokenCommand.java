package io.ecocredit.commands;

import io.ecocredit.platform.clock.SystemClock;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.ecocredit.start.DataFolder;
import io.ecocredit.start.Settings;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a fresh token of the demonstration identity. */
@Command(name = "token", description = "Prints a one-hour token of the demonstration identity for a role.")
public final class TokenCommand implements Runnable {

    @Parameters(paramLabel = "ROLE", description = "region, league, institution, platform, department, provider, …")
    private String role = "";

    @Override
    public void run() {
        DemonstrationRole wanted = DemonstrationRole.of(role)
                .orElseThrow(() -> new CannotStart("没有角色 " + role + " (no such role)；可用："
                        + Arrays.stream(DemonstrationRole.values())
                                .map(DemonstrationRole::role)
                                .collect(Collectors.joining(", "))));
        Settings.settle();
        if (Settings.isProduction()) {
            throw new CannotStart("演示令牌只用于演示环境，正式运行的令牌由身份提供方签发 (tokens of production come from its provider)。");
        }
        try {
            System.out.println(
                    DemonstrationIdentity.in(DataFolder.fromEnvironment().own()).token(wanted, SystemClock.utc()));
        } catch (IOException unreadable) {
            throw new CannotStart("无法读取演示密钥 (cannot read the key)：" + unreadable.getMessage(), unreadable);
        }
    }
}
