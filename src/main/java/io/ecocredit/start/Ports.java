package io.ecocredit.start;

import io.ecocredit.start.StartFailure.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Whether the program can listen where it is to, asked before anything else is started. */
final class Ports {

    private static final Logger LOG = Logger.getLogger(Ports.class);
    private static final String EVERYWHERE = "0.0.0.0";

    private Ports() {}

    /** @throws CannotStart when the port of the service or that of management is taken */
    static void requireFree() {
        require("quarkus.http", 8080);
        require("quarkus.management", 9000);
    }

    private static void require(String prefix, int unlessSet) {
        String setting = prefix + ".port";
        int port = number(setting, unlessSet);
        if (port != 0 && !"disabled".equalsIgnoreCase(Settings.configured(prefix + ".insecure-requests"))) {
            requireFree(setting, Objects.requireNonNullElse(Settings.configured(prefix + ".host"), EVERYWHERE), port);
        }
    }

    static void requireFree(String setting, String host, int port) {
        InetAddress place;
        try {
            place = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new CannotStart(FailureKind.SETTINGS, FailureKind.SETTINGS.sentence(host), unknown);
        }
        try (ServerSocket free = new ServerSocket(port, 1, place)) {
            LOG.debugf("free: %s", free);
        } catch (IOException taken) {
            throw new CannotStart(
                    FailureKind.PORT_TAKEN,
                    FailureKind.PORT_TAKEN.sentence(port, variable(setting), String.valueOf(taken.getMessage())),
                    taken);
        }
    }

    private static int number(String setting, int unlessSet) {
        String configured = Settings.configured(setting);
        try {
            return configured == null ? unlessSet : Integer.parseInt(configured.strip());
        } catch (NumberFormatException noNumber) {
            throw new CannotStart(FailureKind.SETTINGS, FailureKind.SETTINGS.sentence(variable(setting)), noNumber);
        }
    }

    private static String variable(String setting) {
        return new ProductionSettings.Setting(setting, "").environmentName();
    }
}
