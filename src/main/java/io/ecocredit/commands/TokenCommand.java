package io.ecocredit.commands;

import io.ecocredit.platform.clock.SystemClock;
import io.ecocredit.platform.identity.DemonstrationIdentity;
import io.ecocredit.platform.identity.DemonstrationRole;
import io.ecocredit.start.DataFolder;
import io.ecocredit.start.FailureKind;
import io.ecocredit.start.Settings;
import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a fresh token of the demonstration identity. */
@Command(name = "token", description = "Prints a one-hour token of the demonstration identity for a role.")
public final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ROLE", description = "region, league, institution, platform, department, provider, …")
    private String role = "";

    @Override
    public Integer call() throws IOException {
        DemonstrationRole wanted = DemonstrationRole.of(role)
                .orElseThrow(() -> new CannotStart(
                        FailureKind.SETTINGS,
                        "没有角色 " + role + " (no such role)；可用："
                                + Arrays.stream(DemonstrationRole.values())
                                        .map(DemonstrationRole::role)
                                        .collect(Collectors.joining(", "))));
        Settings.settle();
        if (Settings.isProduction()) {
            throw new CannotStart(
                    FailureKind.SETTINGS, "演示令牌只用于演示环境，正式运行的令牌由身份提供方签发 (tokens of production come from its provider)。");
        }
        System.out.println(
                DemonstrationIdentity.in(DataFolder.fromEnvironment().own()).token(wanted, SystemClock.utc()));
        return 0;
    }
}
