package io.ecocredit.start;

import io.ecocredit.platform.telling.OperatorTold;
import io.ecocredit.platform.telling.OperatorTold.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Where the demonstration listens: on this machine alone, unless somebody wants it otherwise and is told what that means. */
final class Listening {

    /** The setting that says where. */
    static final String SETTING = "quarkus.http.host";

    private Listening() {}

    /** Warns when others than this machine reach the demonstration. */
    static void warnIfOpen(@Nullable String host) {
        if (host != null && !isLoopback(host)) {
            OperatorTold.tell(
                    Level.WARN,
                    "demonstration-is-open",
                    "警告：演示环境在 " + host + " 上监听，凡能访问者均可选择任意角色；只在本机使用请勿设置" + SETTING
                            + " (warning: whoever reaches this address can take any role of the demonstration)。");
        }
    }

    /** A name that leads nowhere is none of this machine alone. */
    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
